# /// scenario
# id = "c062"
# kind = "none"
# hard = true
# why = "Tasks fail with connection resets and are retried; the job succeeds."
# name = "enrich_users"
# conf = { "spark.master" = "local[2,4]" }
# job_run = { state = "SUCCESS" }
# ///
from pyspark import TaskContext
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def enrich(rows):
    if TaskContext.get().attemptNumber() < 2:
        raise ConnectionResetError(104, "Connection reset by peer")
    yield from rows


print("enriched", spark.range(40).repartition(2).rdd.mapPartitions(enrich).count())
