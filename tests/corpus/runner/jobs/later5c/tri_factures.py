# /// scenario
# id = "c1201"
# kind = "disk.full"
# hard = true
# why = "The sort fills the local disk, in the system's French words; the job turns it into an error of its own."
# name = "tri_factures"
# engine = "3.5"
# disk_mb = 10
# dress = ["emrstep:tri_factures.py"]
# [conf]
# "spark.local.dir" = "/mnt/local"
# "spark.shuffle.compress" = "false"
# [env]
# LANGUAGE = "fr"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
spark = SparkSession.builder.getOrCreate()
factures = spark.range(0, 900_000, 1, 4).selectExpr("id", "sha2(string(id), 512) AS empreinte")
try:
    factures.repartition(8, "empreinte").sortWithinPartitions("empreinte").write.mode("overwrite").parquet("/mnt/factures/triees")
except Exception:
    logging.error("le tri des factures a échoué, reprise impossible")
    sys.exit(1)
