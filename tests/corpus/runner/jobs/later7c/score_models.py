# /// scenario
# id = "c1467"
# kind = "access.s3_denied"
# also = ["code.udf_exception"]
# hard = true
# why = "S3 denies the tasks the object that they open with pyarrow; the driver prints only a class name."
# name = "score_models"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# conf = { "spark.task.maxFailures" = "2" }
# [[aws]]
# service = "s3"
# status = 403
# code = "AccessDenied"
# message = "Access Denied"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def score(rows):
    import pyarrow.parquet as pq
    from pyarrow import fs

    s3 = fs.S3FileSystem(endpoint_override="s3.us-east-1.amazonaws.com", scheme="http", region="us-east-1")
    weights = pq.read_table("acme-models/churn/v12/weights.parquet", filesystem=s3).to_pydict()["w"]
    for r in rows:
        yield r.id, sum(w * r.v for w in weights)


customers = spark.range(200).selectExpr("id", "id % 11 AS v").repartition(2)
try:
    print(customers.rdd.mapPartitions(score).count(), "customers scored")
except Exception as e:
    raise SystemExit(f"scores of 2026-11-20 not written ({e.__class__.__name__})") from None
