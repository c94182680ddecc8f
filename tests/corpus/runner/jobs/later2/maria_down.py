# /// scenario
# id = "c505"
# kind = "database.connection"
# also = ["network.unreachable"]
# hard = true
# why = "Nothing listens on the database's port; the tasks' client says it in its own words."
# name = "crm_lookup"
# engine = "3.4"
# ///
import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def lookup(rows):
    last = None
    for host in ("crm-db.c1k2m3.us-east-1.rds.amazonaws.com",):
        for _ in range(3):
            try:
                db = pymysql.connect(host=host, user="etl", password="s3cr3t", connect_timeout=2)
                break
            except pymysql.err.OperationalError as problem:
                last = problem
        else:
            raise LookupError("no replica left") from last
    yield from rows


print(spark.range(6).repartition(1).rdd.mapPartitions(lookup).count())
