# /// scenario
# id = "c1613"
# kind = "code.python_exception"
# also = []
# why = "The job's pattern does not match a reference, and it asks None for its group: AttributeError on the driver."
# name = "invoice_refs"
# engine = "4.0"
# ///
import re

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("invoice_refs").getOrCreate()
lines = spark.range(60).selectExpr("concat(if(id = 41, 'CN', 'INV'), '-', 2000 + id) AS ref").collect()
numbers = []
for line in lines:
    found = re.match(r"INV-(\d+)$", line.ref)
    numbers.append(int(found.group(1)))
spark.createDataFrame([(n,) for n in numbers], "invoice int").write.parquet("/mnt/out/invoices")
