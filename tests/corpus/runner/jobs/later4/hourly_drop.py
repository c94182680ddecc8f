# /// scenario
# id = "c926"
# kind = "unknown"
# also = []
# hard = true
# why = "The engine's logging is off and the job prints only that it is not complete."
# name = "hourly_drop"
# engine = "4.0"
# jars = ["s3a"]
# services = ["aws"]
# conf = { "spark.hadoop.fs.s3a.attempts.maximum" = "1" }
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "part-"
# status = 503
# code = "SlowDown"
# message = "Please reduce your request rate."
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
done = False
try:
    spark.range(100).coalesce(1).write.mode("overwrite").json("s3a://acme-hourly/2026/11/20/04/")
    done = True
finally:
    if not done:
        print("hour 04 is not complete", flush=True)
        spark.stop()
        raise SystemExit(5)
