# /// scenario
# id = "c1598"
# kind = "disk.full"
# also = ["code.python_exception"]
# hard = true
# why = "The local disk is full while the job writes its SQLite extract; the job prints only SQLite's message and exits."
# name = "city_extract"
# engine = "3.5"
# disk_mb = 3
# ///
import logging
import sqlite3
import sys

from pyspark.sql import SparkSession

logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.INFO)
log = logging.getLogger("city_extract")
spark = SparkSession.builder.appName("city_extract").getOrCreate()
cities = spark.range(60).selectExpr("concat('city-', id) AS city", "repeat('x', 2000) AS shape")
pages = cities.crossJoin(spark.range(50).withColumnRenamed("id", "page"))
db = sqlite3.connect("/mnt/local/cities.db")
db.execute("CREATE TABLE pages (city TEXT, page INTEGER, shape TEXT)")
written = 0
try:
    for row in pages.select("city", "page", "shape").toLocalIterator():
        db.execute("INSERT INTO pages VALUES (?, ?, ?)", tuple(row))
        written += 1
        if written % 500 == 0:
            db.commit()
            log.info("%d pages", written)
    db.commit()
except sqlite3.Error as e:
    log.error("extract ends after %d pages: %s", written, e)
    spark.stop()
    sys.exit(4)
