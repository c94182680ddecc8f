# /// scenario
# id = "c034"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "Nothing on the class path serves the s3 scheme."
# name = "inventory"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.parquet("s3://acme-curated/inventory/").groupBy("sku").count().show()
