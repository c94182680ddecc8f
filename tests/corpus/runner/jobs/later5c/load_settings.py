# /// scenario
# id = "c1214"
# kind = "access.denied_other"
# also = ["access.catalog_denied"]
# hard = true
# why = "The role may not read a Glue connection, which is no catalog table; the job logs a warning, goes on with half its settings and stops on a missing key."
# name = "load_settings"
# engine = "3.5"
# services = ["aws"]
# dress = ["emrstep:load_settings.py"]
# [[aws]]
# service = "glue"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/erp-loader/i-0ab12cd34ef567890 is not authorized to perform: glue:GetConnection on resource: arn:aws:glue:us-east-1:111122223333:connection/erp-oracle because no identity-based policy allows the glue:GetConnection action"
# ///
import logging
import sys

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
spark = SparkSession.builder.getOrCreate()


def settings(name):
    found = {"fetchsize": "1000"}
    try:
        answer = boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com").get_connection(Name=name)
        found.update(answer["Connection"]["ConnectionProperties"])
    except Exception as problem:
        logging.warning("connection %s: %s", name, problem)
    return found


erp = settings("erp-oracle")
logging.info("settings: %s", sorted(erp))
frame = spark.read.format("jdbc").option("url", erp["JDBC_CONNECTION_URL"]).option("dbtable", "erp.items").load()
frame.write.mode("overwrite").parquet("/mnt/erp/items")
