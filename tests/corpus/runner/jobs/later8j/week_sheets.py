# /// scenario
# id = "c1704"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the native library of the fast encoder did not load, which was logged with its traceback, and the job took the slow one."
# name = "week_sheets"
# engine = "3.5"
# ///
import ctypes
import logging
import zlib

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s", level=logging.INFO)
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("week_sheets")
try:
    encoder = ctypes.CDLL("libfastsheet.so.3").encode
except OSError:
    log.exception("libfastsheet cannot be used, zlib it is")
    encoder = zlib.compress
spark = SparkSession.builder.appName("week_sheets").getOrCreate()
for week in (45, 46, 47):
    rows = (
        spark.range(week * 50).selectExpr("id % 12 AS team", "id AS minutes").groupBy("team").sum("minutes")
    )
    text = "\n".join(rows.toJSON().collect()).encode()
    log.info("week %d: %d bytes, packed %d", week, len(text), len(encoder(text)))
log.info("3 sheets are written, 0 failed")
spark.stop()
