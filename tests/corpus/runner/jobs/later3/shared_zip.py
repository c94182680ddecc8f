# /// scenario
# id = "c670"
# kind = "dependency.resolution_failed"
# also = ["submit.entry_point_missing"]
# why = "A Python archive that the submission names cannot be downloaded."
# name = "score_daily"
# engine = "3.5"
# services = ["http"]
# submit = ["--py-files", "http://api.partner.example/status/404/acme_features.zip"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(10).count())
