# /// scenario
# id = "c227"
# holdout = true
# kind = "memory.broadcast_too_large"
# also = ["memory.driver_oom"]
# hard = true
# why = "The broadcast side does not fit into the driver; the job catches it and exits 1 with its own line."
# name = "enrich_all"
# [conf]
# "spark.driver.memory" = "480m"
# "spark.driver.maxResultSize" = "0"
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast

spark = SparkSession.builder.getOrCreate()
big = spark.range(1_500_000).selectExpr("id", "concat(uuid(), uuid()) as a", "uuid() as b")
try:
    spark.range(5).join(broadcast(big), "id").show()
except Exception as error:
    print("enrich_all:", str(error)[-1200:])
    sys.exit(1)
