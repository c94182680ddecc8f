# /// scenario
# id = "c1595"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "A TypeError in one of four loads that run in a pool; it is logged in the middle, and the job exits 3 after the others finished."
# name = "refresh_reports"
# engine = "4.0"
# ///
import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(threadName)s %(message)s", level=logging.INFO)
spark = SparkSession.builder.appName("refresh_reports").getOrCreate()
LAST = {
    "sales": datetime(2026, 11, 20, tzinfo=timezone.utc),
    "stock": datetime(2026, 11, 21, tzinfo=timezone.utc),
    "returns": datetime(2026, 11, 19),
    "visits": datetime(2026, 11, 20, tzinfo=timezone.utc),
}


def refresh(report):
    try:
        behind = datetime.now(timezone.utc) - LAST[report]
    except Exception:
        logging.error("%s", report, exc_info=True)
        return False
    time.sleep(1 + len(report) / 10)
    rows = spark.range(100 * behind.days).withColumnRenamed("id", report)
    rows.write.mode("overwrite").parquet("/mnt/out/" + report)
    logging.info("%s refreshed, %d rows", report, rows.count())
    return True


with ThreadPoolExecutor(4, thread_name_prefix="report") as pool:
    done = list(pool.map(refresh, LAST))
logging.info("refreshed %d of %d reports", sum(done), len(done))
spark.stop()
sys.exit(0 if all(done) else 3)
