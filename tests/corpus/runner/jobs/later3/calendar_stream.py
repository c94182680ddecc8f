# /// scenario
# id = "c640"
# kind = "data.invalid_value"
# also = []
# hard = true
# why = "make_date gets month 13 in ANSI mode inside a stream; the job logs the stream's state and raises something else."
# name = "calendar_stream"
# engine = "4.0"
# [files]
# "in/a.json" = "{\"y\": 2026, \"m\": 11, \"d\": 3}\n{\"y\": 2026, \"m\": 13, \"d\": 3}\n"
# ///
import logging

from pyspark.errors import StreamingQueryException
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s | %(levelname)-5s | %(message)s")
log = logging.getLogger("streams")
spark = SparkSession.builder.getOrCreate()
source = spark.readStream.schema("y int, m int, d int").json("file:///home/hadoop/in")
query = (
    source.selectExpr("make_date(y, m, d) as day")
    .writeStream.queryName("days").format("parquet").option("path", "/mnt/out/days")
    .option("checkpointLocation", "/mnt/ck/days").trigger(availableNow=True).start()
)
try:
    query.awaitTermination()
except StreamingQueryException:
    log.error("query %s is not active any more, last progress %s", query.name, query.lastProgress)
    raise RuntimeError("stream supervisor: 1 of 1 queries ended") from None
