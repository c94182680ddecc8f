# /// scenario
# id = "c479"
# kind = "dependency.resolution_failed"
# also = ["submit.entry_point_missing"]
# why = "The file server does not have the archive of Python code that the job is submitted with."
# name = "train_daily"
# engine = "3.5"
# services = ["http"]
# submit = ["--py-files", "http://api.partner.example/status/404/acme_rules.zip"]
# ///
from acme_rules import label
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.sparkContext.parallelize(range(9)).map(label).collect())
