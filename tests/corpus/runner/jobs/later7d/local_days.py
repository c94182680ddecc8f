# /// scenario
# id = "c1526"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# why = "The session time zone is set to a name that does not exist."
# name = "local_days"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
visits = spark.range(300).selectExpr("id", "timestamp_seconds(1763600000 + id * 600) AS at")
for country, zone in {"de": "Europe/Berlin", "dk": "Europe/Kopenhagen", "pt": "Europe/Lisbon"}.items():
    spark.conf.set("spark.sql.session.timeZone", zone)
    days = visits.selectExpr("id", "to_date(at) AS day").groupBy("day").count()
    days.write.mode("overwrite").parquet(f"/mnt/out/days_{country}")
    print(country, days.count())
