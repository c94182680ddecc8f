# /// scenario
# id = "c1505"
# kind = "data.malformed_record"
# also = ["data.invalid_value"]
# hard = true
# why = "A line of the feed is no CSV of the schema and from_csv is told to fail fast; the driver prints only a class name."
# name = "ticket_feed"
# engine = "4.0"
# cluster = "standalone"
# ///
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.getOrCreate()
LINES = [
    "1,2026-11-19,opened",
    "2,2026-11-19,java.net.ConnectException: Connection refused",
    "3,yesterday,closed",
    "4,2026-11-20,org.apache.hadoop.security.AccessControlException: Permission denied",
]
lines = spark.createDataFrame([(i, LINES[i % 4]) for i in range(200)], "n int, line string").repartition(
    2, "n"
)
tickets = lines.select(
    "n", F.from_csv("line", "id INT, day DATE, text STRING", {"mode": "FAILFAST"}).alias("t")
).select("n", "t.*")
try:
    tickets.where("text LIKE '%refused%'").show(3, truncate=False)
    tickets.groupBy("day").count().write.mode("overwrite").json("/mnt/out/tickets")
except Exception as e:
    print("ticket feed rejected:", type(e).__name__)
    sys.exit(1)
