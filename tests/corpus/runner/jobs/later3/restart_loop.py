# /// scenario
# id = "c849"
# kind = "data.malformed_record"
# also = []
# hard = true
# why = "A field of the CSV input is no number and the reader is FAILFAST; the stream is restarted three times before the job gives up in its own words."
# name = "csv_stream"
# engine = "4.0"
# [files]
# "in/a.csv" = "1,2,x\n2,b,y\n"
# ///
import logging
import time

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()


def start():
    source = spark.readStream.schema("id long, v long, k string").option("mode", "FAILFAST").csv("file:///home/hadoop/in")
    return source.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/csv").trigger(availableNow=True).start()


for attempt in range(1, 4):
    query = start()
    try:
        query.awaitTermination()
        break
    except Exception as problem:
        logging.warning("stream ended, restart %d of 3 (%s)", attempt, type(problem).__name__)
        time.sleep(1)
else:
    raise RuntimeError("restart budget of 3 used up")
