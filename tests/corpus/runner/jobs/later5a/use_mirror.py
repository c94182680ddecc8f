# /// scenario
# id = "c1094"
# name = "use_mirror"
# kind = "dependency.resolution_failed"
# also = ["network.unreachable"]
# why = "The repository that the submission names does not serve the package, and no other is in reach."
# engine = "3.5"
# services = ["http"]
# submit = ["--packages", "com.acme.connect:crm-source_2.12:1.4.0", "--repositories", "http://api.partner.example/maven2"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.format("com.acme.connect.crm").load().write.parquet("/mnt/out/crm")
