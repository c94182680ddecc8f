# /// scenario
# id = "c1391"
# kind = "unknown"
# hard = true
# why = "No logs; the state text names calls and a failed stage and is cut before the reason."
# name = "index_posts"
# engine = "3.5"
# cluster = "standalone"
# dress = ["nologs"]
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 0.0 failed 4 times, most recent failure: Lost task 1.3 in stag..."
# job_run = { state = "FAILED" }
# ///
import json

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
posts = spark.createDataFrame([(n, '{"tags": ["a"]}') for n in range(30)] + [(30, '{"tags": 4}')], "post int, body string")
first = udf(lambda body: json.loads(body)["tags"][0])
posts.select("post", first("body").alias("tag")).write.mode("overwrite").parquet("/mnt/posts/index")
