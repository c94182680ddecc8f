# /// scenario
# id = "c922"
# kind = "dependency.resolution_failed"
# also = []
# why = "The package that the submission names cannot be found in the repository that it names."
# name = "commons_job"
# engine = "3.4"
# submit = ["--repositories", "http://api.partner.example/status/404/maven", "--packages", "com.acme:etl-commons_2.12:1.4.0"]
# services = ["http"]
# timeout = 90
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(3).count())
