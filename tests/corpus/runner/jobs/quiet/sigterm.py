# /// scenario
# id = "c077"
# kind = "unknown"
# also = ["code.exit_nonzero", "timeout.job"]
# hard = true
# why = "The driver receives SIGTERM; nothing says from whom or why."
# name = "monthly_close"
# timeout = 10
# engine = "4.0"
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).repartition(2).rdd.map(lambda r: (time.sleep(1), r.id)[1]).count()
