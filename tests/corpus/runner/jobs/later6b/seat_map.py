# /// scenario
# id = "c1353"
# kind = "timeout.broadcast"
# also = ["code.python_exception"]
# hard = true
# why = "A scheduler's page of the task, with its own exception last; the broadcast side takes longer than the timeout, which the job's own error calls a stale seat map."
# name = "seat_map"
# engine = "3.5"
# dress = ["taskpage:airline_daily.seat_map"]
# [conf]
# "spark.sql.broadcastTimeout" = "4"
# "spark.sql.adaptive.enabled" = "false"
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, udf


class SeatMapStale(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
slow = udf(lambda seat: time.sleep(0.05) or f"{seat % 40}{'ABCDEF'[seat % 6]}")
seats = spark.range(0, 600, 1, 2).withColumn("label", slow("id"))
bookings = spark.range(5000).selectExpr("id AS booking", "id % 600 AS id")
print("bookings:", bookings.count())
try:
    bookings.join(broadcast(seats), "id").groupBy("label").count().collect()
except Exception as e:
    raise SeatMapStale("no current seat map for 2026-11-20, keeping yesterday's") from e
