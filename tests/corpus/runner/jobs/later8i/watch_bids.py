# /// scenario
# id = "c1684"
# kind = "sql.unresolved_column"
# also = ["code.python_exception"]
# hard = true
# why = "The function of foreachBatch selects the column bidder_id, which the stream does not have; the driver prints only the class of what it caught, and the missing lot list before was handled."
# name = "watch_bids"
# engine = "3.5"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    lots = spark.read.parquet("/mnt/in/lots")
except Exception:
    print("no lots were announced, all bids are taken")
    lots = None
spark.range(300).selectExpr("id AS bid", "id % 25 AS bidder", "id % 8 AS lot").write.json("/mnt/in/bids")
bids = spark.readStream.schema("bid BIGINT, bidder BIGINT, lot BIGINT").json("/mnt/in/bids")


def book(batch, number):
    rows = batch if lots is None else batch.join(lots, "lot")
    print("batch", number, "bids", rows.count())
    best = rows.groupBy("lot").agg({"bid": "max"})
    best.join(rows.select("lot", "bidder_id"), "lot").write.mode("append").parquet("/mnt/out/best")


query = (
    bids.writeStream.foreachBatch(book).option("checkpointLocation", "/mnt/out/cp").trigger(availableNow=True)
)
try:
    query.start().awaitTermination()
except Exception as e:
    print(f"auction closed early: {type(e).__name__}")
    sys.exit(3)
