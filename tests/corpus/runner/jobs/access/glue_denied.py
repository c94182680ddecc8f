# /// scenario
# id = "c130"
# kind = "access.catalog_denied"
# also = ["code.python_exception"]
# why = "The role may not read the table from the Glue Data Catalog."
# name = "sync_partitions"
# services = ["aws"]
# engine = "4.0"
# [env]
# AWS_ENDPOINT_URL = "http://glue.us-east-1.amazonaws.com"
# [[aws]]
# service = "glue"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: glue:GetTable on resource: arn:aws:glue:us-east-1:111122223333:table/raw/clicks because no identity-based policy allows the glue:GetTable action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
table = boto3.client("glue").get_table(DatabaseName="raw", Name="clicks")
spark.read.parquet(table["Table"]["StorageDescriptor"]["Location"]).show()
