# /// scenario
# id = "c1511"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "The partner's service accepts the calls of the tasks and does not answer; the driver prints only the first words of the message."
# name = "route_times"
# engine = "3.5"
# cluster = "standalone"
# services = ["http"]
# conf = { "spark.task.maxFailures" = "2" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()


@F.udf("double")
def minutes(stop):
    import requests

    return requests.get("http://api.partner.example/slow/eta", params={"stop": stop}, timeout=(2, 4)).json()[
        "rate"
    ]


stops = spark.range(12).selectExpr("id AS stop", "id % 3 AS line").repartition(2)
try:
    stops.withColumn("minutes", minutes("stop")).groupBy("line").sum("minutes").write.parquet(
        "/mnt/out/route_times"
    )
except Exception as e:
    print("route times failed:", " ".join(str(e).split())[:70])
    raise SystemExit(1)
