# /// scenario
# id = "c441"
# kind = "sql.table_not_found"
# also = []
# hard = true
# why = "A temporary view of one session is asked for in another; the job's worker threads report it as their own error."
# name = "kpi_fanout"
# engine = "3.4"
# ///
import concurrent.futures as cf
import json

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).selectExpr("id", "id % 3 as shop").createOrReplaceTempView("orders")
KPIS = {"shops": "select count(distinct shop) from orders", "orders": "select count(*) from orders"}


def compute(name):
    session = spark.newSession()
    return name, session.sql(KPIS[name]).first()[0]


with cf.ThreadPoolExecutor(2) as pool:
    jobs = {pool.submit(compute, name): name for name in KPIS}
    report = {}
    for done in cf.as_completed(jobs):
        try:
            report.update([done.result()])
        except Exception as e:
            report[jobs[done]] = {"status": "error", "reason": str(e)[:160]}
print(json.dumps(report))
assert all(not isinstance(v, dict) for v in report.values()), "not all KPIs computed"
