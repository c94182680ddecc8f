# /// scenario
# id = "c1495"
# kind = "sql.analysis"
# also = []
# hard = true
# why = "A measure nests one aggregate function in another; the job prints the message cut off among those of its other measures and exits 1."
# name = "cost_cube"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
costs = spark.range(400).selectExpr("id", "id % 6 AS plant", "id % 4 AS week", "id * 1.2 AS cost")
MEASURES = {
    "total": "sum(cost)",
    "mean": "avg(cost)",
    "spread": "max(cost) - min(cost)",
    "mean_total": "avg(sum(cost))",
}
notes = {}
for name, measure in MEASURES.items():
    try:
        costs.groupBy("plant", "week").agg(F.expr(measure).alias(name)).write.mode("overwrite").parquet(
            f"/mnt/out/cube/{name}"
        )
        notes[name] = "ok"
    except Exception as e:
        notes[name] = str(e).splitlines()[0][:150]
for name, note in notes.items():
    print(f"{name:12} {note}")
sys.exit(any(n != "ok" for n in notes.values()))
