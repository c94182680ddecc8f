# /// scenario
# id = "c1061"
# name = "register_views"
# kind = "access.catalog_denied"
# also = ["sql.table_not_found"]
# hard = true
# why = "Glue denies the list of tables; the job goes on without its views and asks for one of them later."
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "GetTables"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-mart/00fk2q7 is not authorized to perform: glue:GetTables on resource: arn:aws:glue:us-east-1:111122223333:catalog because no identity-based policy allows the glue:GetTables action"
# ///
import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")


def tables(database):
    try:
        for page in glue.get_paginator("get_tables").paginate(DatabaseName=database):
            yield from page["TableList"]
    except ClientError as problem:
        print("INFO  views of", database, "as they are;", problem)


for table in tables("mart"):
    spark.read.parquet(table["StorageDescriptor"]["Location"]).createOrReplaceTempView(table["Name"])
spark.range(40).createOrReplaceTempView("calendar")
spark.sql("select c.id, s.amount from calendar c left join sales_daily s on s.day = c.id").write.parquet("/mnt/out/mart")
