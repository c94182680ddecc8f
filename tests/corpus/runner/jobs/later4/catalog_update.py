# /// scenario
# id = "c884"
# kind = "data.commit_conflict"
# also = ["service.metastore"]
# why = "The Glue catalog refuses the update as another one was made at the same time."
# name = "catalog_update"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "glue"
# op = "UpdateTable"
# status = 400
# code = "ConcurrentModificationException"
# message = "Update table failed due to concurrent modifications."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(40).selectExpr("id", "'eu' as region").write.mode("overwrite").partitionBy("region").parquet("/mnt/out/regions")
glue = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com")
glue.update_table(DatabaseName="mart", TableInput={"Name": "regions", "Parameters": {"updated": "2026-11-20"}})
