# /// scenario
# id = "c1461"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the settings that it may not read in S3 are optional, it logs the refusal with its traceback and takes its defaults."
# name = "tenant_load"
# engine = "4.0"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_S3 = "http://s3.us-east-1.amazonaws.com" }
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::acme-config/tenants/overrides.json\" because no identity-based policy allows the s3:GetObject action"
# ///
import json
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s")
log = logging.getLogger("tenant_load")
spark = SparkSession.builder.getOrCreate()
settings = {"tenants": [1, 2, 3], "days": 7}
try:
    body = boto3.client("s3").get_object(Bucket="acme-config", Key="tenants/overrides.json")["Body"].read()
    settings.update(json.loads(body))
except Exception:
    log.exception("overrides not read")
    log.error("continuing with defaults %s", settings)
for tenant in settings["tenants"]:
    rows = spark.range(100).selectExpr("id", f"{tenant} AS tenant", "id % 7 AS day")
    rows.write.mode("append").partitionBy("tenant").parquet("/mnt/out/tenants")
print(spark.read.parquet("/mnt/out/tenants").groupBy("tenant").count().orderBy("tenant").collect())
spark.stop()
