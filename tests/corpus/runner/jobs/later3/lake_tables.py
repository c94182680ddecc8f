# /// scenario
# id = "c675"
# kind = "access.catalog_denied"
# also = []
# why = "Lake Formation refuses the table to the job's role."
# name = "profile_tables"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "GetTable"
# status = 400
# code = "AccessDeniedException"
# message = "Insufficient Lake Formation permission(s): Required Describe on customers"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")
table = glue.get_table(DatabaseName="crm", Name="customers")["Table"]
spark.read.parquet(table["StorageDescriptor"]["Location"]).printSchema()
