# /// scenario
# id = "c1509"
# kind = "disk.full"
# also = ["code.python_exception"]
# hard = true
# why = "The archive that the driver packs does not fit on its local disk; the job logs only the system's sentence among its steps and exits 1."
# name = "pack_reports"
# engine = "3.5"
# disk_mb = 12
# ///
import glob
import logging
import sys
import zipfile

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(levelname)-7s %(message)s")
spark = SparkSession.builder.getOrCreate()
spark.range(0, 400000, 1, 6).selectExpr("id", "uuid() AS visit", "uuid() AS page").write.csv(
    "/mnt/out/visits"
)
packed = 0
try:
    with zipfile.ZipFile("/mnt/local/visits.zip", "w", zipfile.ZIP_STORED) as archive:
        for path in sorted(glob.glob("/mnt/out/visits/part-*")):
            archive.write(path)
            packed += 1
            logging.info("packed part %d", packed)
except OSError as e:
    logging.info("visits.zip: %s after %d parts", e.strerror, packed)
spark.stop()
sys.exit(packed != 6)
