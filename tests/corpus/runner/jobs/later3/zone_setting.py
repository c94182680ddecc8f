# /// scenario
# id = "c661"
# kind = "submit.bad_config"
# also = []
# why = "The session's time zone is no zone."
# name = "zone_report"
# engine = "3.5"
# conf = { "spark.sql.session.timeZone" = "Europe/Bonn" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.sql("select current_timestamp() as now").collect())
