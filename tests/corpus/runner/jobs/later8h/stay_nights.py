# /// scenario
# id = "c1666"
# kind = "code.udf_exception"
# also = []
# why = "The job's own table function takes the second part of a stay that has one: IndexError in a task."
# name = "stay_nights"
# engine = "4.0"
# ///
from datetime import date, timedelta

from pyspark.sql import SparkSession
from pyspark.sql.functions import udtf

spark = SparkSession.builder.getOrCreate()


@udtf(returnType="guest BIGINT, night DATE")
class Nights:
    def eval(self, guest: int, stay: str):
        parts = stay.split("/")
        night, end = date.fromisoformat(parts[0]), date.fromisoformat(parts[1])
        while night < end:
            yield guest, night
            night += timedelta(days=1)


spark.udtf.register("nights", Nights)
spark.range(80).selectExpr(
    "id AS guest", "IF(id % 30 = 29, '2026-11-04', '2026-11-04/2026-11-07') AS stay"
).createOrReplaceTempView("stays")
spark.sql("SELECT night, count(*) AS guests FROM stays, LATERAL nights(guest, stay) GROUP BY night").show()
