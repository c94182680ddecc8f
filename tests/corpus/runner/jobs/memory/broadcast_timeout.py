# /// scenario
# id = "c089"
# kind = "timeout.broadcast"
# hard = true
# why = "The broadcast side takes longer than spark.sql.broadcastTimeout; the job retries and ends with its own exception."
# name = "region_join"
# [conf]
# "spark.sql.broadcastTimeout" = "2"
# "spark.sql.adaptive.enabled" = "false"
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, udf

spark = SparkSession.builder.getOrCreate()
slow = udf(lambda i: (time.sleep(1.2), i)[1], "long")
regions = spark.range(4).coalesce(1).select(slow("id").alias("id"))


class JoinFailed(Exception):
    def __init__(self, tries, first):
        super().__init__(f"join failed {tries} times; memory is fine, see first error: {first}")


errors = []
for _ in range(2):
    try:
        spark.range(10).join(broadcast(regions), "id").collect()
    except Exception as error:
        errors.append(str(error).splitlines()[1] if "\n" in str(error) else str(error))
raise JoinFailed(len(errors), errors[0][:400])
