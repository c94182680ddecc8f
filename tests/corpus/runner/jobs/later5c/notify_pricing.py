# /// scenario
# id = "c1217"
# kind = "access.secret_denied"
# also = ["database.auth"]
# hard = true
# why = "The role may not read the password's parameter; the job goes on with a default and the database then refuses the login."
# name = "price_sync"
# engine = "3.5"
# services = ["aws", "postgres"]
# dress = ["sparksubmit:pricing_daily.price_sync"]
# [[aws]]
# service = "ssm"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/pricing-runtime/i-0ab12cd34ef567890 is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/pricing/db/password because no identity-based policy allows the ssm:GetParameter action"
# ///
import logging

import boto3
import psycopg2
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.WARNING)
log = logging.getLogger("pricing.settings")
spark = SparkSession.builder.getOrCreate()


def parameter(name, default):
    try:
        client = boto3.client("ssm", endpoint_url="http://ssm.us-east-1.amazonaws.com")
        return client.get_parameter(Name=name, WithDecryption=True)["Parameter"]["Value"]
    except Exception as problem:
        log.warning("%s: %s; using the default", name, problem)
        return default


password = parameter("/pricing/db/password", "changeit")
rows = spark.range(30).count()
base = psycopg2.connect(host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", user="postgres", password=password, dbname="postgres")
print("prices", rows, base.server_version)
