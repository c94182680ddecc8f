# /// scenario
# id = "c035"
# kind = "network.unreachable"
# also = ["network.timeout"]
# hard = true
# why = "Nothing listens at the broker's address (connection refused in the client's warnings); the exception only says timed out."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: Caused by: org.apache.kafka.common.errors.TimeoutException: Timed out waiting for a node assignment. Call: describeTopics...'''
# name = "clicks_ingest"
# jars = ["kafka"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
clicks = (
    spark.read.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9094")
    .option("subscribe", "clicks").option("kafka.default.api.timeout.ms", "6000").option("kafka.request.timeout.ms", "5000").load()
)
clicks.selectExpr("cast(value as string)").write.text("/mnt/clicks")
