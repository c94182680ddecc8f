# /// scenario
# id = "c1403"
# kind = "access.catalog_denied"
# also = ["code.python_exception"]
# holdout = true
# why = "Lake Formation gives the role no permission on the Glue table."
# name = "crawl_tables"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "GetTable"
# code = "AccessDeniedException"
# message = "Insufficient Lake Formation permission(s): Required Describe on vehicles"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(1000).selectExpr("sum(id)").first()[0])
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")
table = glue.get_table(DatabaseName="fleet", Name="vehicles")["Table"]
print([c["Name"] for c in table["StorageDescriptor"]["Columns"]])
