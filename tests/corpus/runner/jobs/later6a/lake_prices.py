# /// scenario
# id = "c1282"
# kind = "access.s3_denied"
# also = ["code.python_exception"]
# hard = true
# why = "S3 denies Iceberg's write of the data files; the job's step runner prints a table of states and ends with its own error."
# name = "lake_prices"
# engine = "3.5"
# jars = ["iceberg-aws"]
# services = ["aws"]
# [conf]
# "spark.sql.extensions" = "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions"
# "spark.sql.catalog.glue" = "org.apache.iceberg.spark.SparkCatalog"
# "spark.sql.catalog.glue.catalog-impl" = "org.apache.iceberg.aws.glue.GlueCatalog"
# "spark.sql.catalog.glue.io-impl" = "org.apache.iceberg.aws.s3.S3FileIO"
# "spark.sql.catalog.glue.warehouse" = "s3://acme-lake/warehouse"
# "spark.sql.catalog.glue.glue.endpoint" = "http://glue.us-east-1.amazonaws.com"
# "spark.sql.catalog.glue.s3.endpoint" = "http://s3.us-east-1.amazonaws.com"
# "spark.sql.catalog.glue.s3.path-style-access" = "true"
# [[aws]]
# service = "glue"
# op = "GetDatabase"
# body = '{"Database": {"Name": "prices", "LocationUri": "s3://acme-lake/warehouse/prices.db"}}'
# [[aws]]
# service = "glue"
# op = "GetTable"
# code = "EntityNotFoundException"
# message = "Entity Not Found"
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "/data/"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-lake/warehouse/prices.db/daily/data\" because no identity-based policy allows the s3:PutObject action"
# ///
import logging
import sys
from datetime import date

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, format="%(asctime)s %(name)s %(levelname)s %(message)s")
log = logging.getLogger("lake")
spark = SparkSession.builder.getOrCreate()


def raw():
    spark.range(400).selectExpr("id", "id * 1.19 as price", "current_date() as day").createOrReplaceTempView("raw")


def daily():
    spark.sql("CREATE TABLE glue.prices.daily USING iceberg PARTITIONED BY (day) AS SELECT * FROM raw")


def stale():
    print("stale rows:", spark.table("raw").where("day < current_date()").count())


states = {}
for step in (raw, daily, stale):
    try:
        step()
        states[step.__name__] = "done"
    except Exception as e:
        log.debug("%s", e, exc_info=True)
        states[step.__name__] = "open"
print(f"prices of {date.today()}:", *(f"  {name:8} {state}" for name, state in states.items()), sep="\n")
assert "open" not in states.values(), f"steps still open: {[n for n, s in states.items() if s == 'open']}"
