# /// scenario
# id = "c1067"
# name = "object_store"
# kind = "network.tls"
# also = ["code.python_exception"]
# why = "The endpoint's certificate is self-signed and botocore does not trust it."
# engine = "4.0"
# services = ["http", "aws"]
# ///
import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(300).coalesce(1).write.mode("overwrite").csv("/mnt/out/extract")
store = boto3.client("s3", endpoint_url="https://api.partner.example", config=Config(retries={"max_attempts": 2}, s3={"addressing_style": "path"}))
store.put_object(Bucket="extracts", Key="2026-11-20/_DONE", Body=b"300")
