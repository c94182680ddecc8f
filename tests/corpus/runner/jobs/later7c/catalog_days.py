# /// scenario
# id = "c1516"
# kind = "access.catalog_denied"
# also = ["code.python_exception"]
# why = "The role may not update the table in the Glue Data Catalog after its data was written."
# name = "catalog_days"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_GLUE = "http://glue.us-east-1.amazonaws.com" }
# [[aws]]
# service = "glue"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: glue:UpdateTable on resource: arn:aws:glue:us-east-1:111122223333:table/weather/days because no identity-based policy allows the glue:UpdateTable action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id AS station", "id * 0.3 AS degrees", "id % 2 AS snow").write.parquet(
    "/mnt/out/weather/2026-11-20"
)
columns = [
    {"Name": f.name, "Type": f.dataType.simpleString()}
    for f in spark.read.parquet("/mnt/out/weather/2026-11-20").schema
]
table = {"Name": "days", "StorageDescriptor": {"Columns": columns, "Location": "s3://acme-weather/days/"}}
boto3.client("glue").update_table(DatabaseName="weather", TableInput=table)
print("columns", len(columns))
