# /// scenario
# id = "c227"
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
big = spark.range(0, 3_000_000, 1, 12).selectExpr("id", "concat('name of ', id, ' in block ', id % 97) as a")
try:
    spark.range(5).join(broadcast(big), "id").selectExpr("max(a)").show()
except Exception as error:
    print("enrich_all:", str(error)[-1200:])
    sys.exit(1)
