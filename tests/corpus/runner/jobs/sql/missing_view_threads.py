# /// scenario
# id = "c107"
# kind = "sql.table_not_found"
# hard = true
# why = "One of several parallel statements names a view that does not exist; the others' results and a handled division error stand around it."
# name = "parallel_marts"
# ///
from concurrent.futures import ThreadPoolExecutor, as_completed

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(20).createOrReplaceTempView("orders")
statements = {
    "kpi": "select count(*) from orders",
    "ratio": "select count(*) / 0 from orders",
    "stores": "select * from dims.stores_v2 join orders using (id)",
}
with ThreadPoolExecutor(3) as pool:
    running = {pool.submit(lambda s=s: spark.sql(s).collect()): n for n, s in statements.items()}
    problems = [(running[f], f.exception()) for f in as_completed(running) if f.exception()]
if problems:
    name, error = problems[0]
    raise RuntimeError(f"{len(problems)} mart(s) not built, first: {name}") from error
