# /// scenario
# id = "c081"
# kind = "memory.executor_oom"
# also = ["shuffle.fetch_failed", "executor.lost"]
# hard = true
# why = "An executor's heap overflows while grouping one hot key; the driver's last words are about lost executors."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: org.apache.spark.SparkException: Job aborted due to stage failure: ShuffleMapStage 1 has failed the maximum allowable number of times...'''
# name = "hot_key"
# cluster = "standalone"
# engine = "4.0"
# dress = ["executors:4"]
# [conf]
# "spark.executor.memory" = "460m"
# "spark.executor.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import collect_list, expr

spark = SparkSession.builder.getOrCreate()
clicks = spark.range(700_000).select(expr("1 as page"), expr("concat(uuid(), uuid(), uuid(), uuid(), uuid(), uuid())").alias("trail"))
try:
    clicks.groupBy("page").agg(collect_list("trail").alias("trails")).selectExpr("page", "length(concat_ws(',', array_sort(trails))) as size").show()
except Exception as error:
    print("hot_key did not finish:", type(error).__name__)
    raise SystemExit(1)
