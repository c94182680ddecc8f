# /// scenario
# id = "c1550"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the result was too large for the driver, the job noticed it, and Spark wrote the files itself."
# name = "overview"
# engine = "3.5"
# cluster = "standalone"
# workers = 2
# conf = { "spark.driver.maxResultSize" = "1m", "spark.executor.cores" = "2", "spark.cores.max" = "4" }
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s - %(message)s", level=logging.WARNING)
log = logging.getLogger("overview")
spark = SparkSession.builder.getOrCreate()
parcels = spark.range(0, 60_000, 1, 4).selectExpr("id", "sha2(string(id), 256) AS seal", "id % 40 AS depot")
try:
    parcels.toPandas().to_csv("/mnt/overview.csv")
except Exception as e:
    log.error("no overview in one piece: %s", str(e).splitlines()[1])
    parcels.write.mode("overwrite").csv("/mnt/overview")
print("overview holds", spark.read.csv("/mnt/overview").count(), "parcels")
spark.stop()
