# /// scenario
# id = "c1017"
# name = "branch_targets"
# kind = "database.auth"
# also = ["code.udf_exception"]
# hard = true
# why = "MariaDB denies the user the database; the tasks' error is wrapped and the driver prints a summary only."
# engine = "4.0"
# services = ["mariadb"]
# ///
import sys

import pymysql
from pyspark.sql import SparkSession


class PartitionNotStored(Exception):
    pass


def store(rows):
    rows = list(rows)
    try:
        link = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="reader", password="s3cr3t", database="crm")
        with link.cursor() as cursor:
            cursor.executemany("insert into branch_targets values (%s, %s)", [(r.branch, r.target) for r in rows])
        link.commit()
    except pymysql.Error as problem:
        raise PartitionNotStored(f"{len(rows)} branches left over") from problem


spark = SparkSession.builder.getOrCreate()
targets = spark.range(80).selectExpr("id as branch", "id * 1500 as target")
try:
    targets.repartition(2).foreachPartition(store)
except Exception:
    print("targets 2027: not stored, planning goes on with those of 2026")
    sys.exit(3)
