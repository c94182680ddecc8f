# /// scenario
# id = "c1330"
# kind = "access.credentials"
# also = ["service.metastore"]
# why = "The security token of the job's session is invalid, as Glue says; the catalog wrapper tells it as a missing table, which the job then creates in vain."
# name = "partner_sync"
# engine = "4.0"
# services = ["aws"]
# [env]
# AWS_ENDPOINT_URL = "http://glue.us-east-1.amazonaws.com"
# [[aws]]
# service = "glue"
# code = "UnrecognizedClientException"
# message = "The security token included in the request is invalid."
# ///
import sys

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
glue = boto3.client("glue")


def table(name):
    try:
        return glue.get_table(DatabaseName="partner", Name=name)["Table"]
    except Exception as e:
        print(f"table {name} is not known yet ({e.__class__.__name__})", flush=True)
        return None


for name in ("accounts", "parcels"):
    if table(name) is None:
        spark.range(10).write.mode("overwrite").parquet(f"/mnt/lake/{name}")
        try:
            glue.create_table(DatabaseName="partner", TableInput={"Name": name})
        except Exception as e:
            print(f"cannot register {name}: {e}", flush=True)
            spark.stop()
            sys.exit(11)
