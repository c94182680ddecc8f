# /// scenario
# id = "c1350"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# why = "A CI job's raw log; the session's time zone is set to a name that does not exist."
# name = "time_slots"
# engine = "4.0"
# dress = ["actions:time_slots.sh"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
slots = spark.range(48).selectExpr("id AS slot", "timestamp_seconds(id * 1800) AS at")
print("slots:", slots.count())
spark.conf.set("spark.sql.session.timeZone", "Europe/Frankfurt")
slots.selectExpr("slot", "date_format(at, 'HH:mm') AS label").show()
