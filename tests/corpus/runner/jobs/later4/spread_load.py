# /// scenario
# id = "c951"
# kind = "database.connection"
# also = ["code.udf_exception"]
# hard = true
# why = "The tasks' connections meet a port on which nothing listens; a pool's own error stands on top."
# name = "spread_load"
# engine = "4.0"
# services = ["mariadb"]
# ///
import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class PoolExhausted(Exception):
    pass


class Pool:
    def __init__(self, size):
        self.size = size

    def take(self):
        for _ in range(self.size):
            try:
                return pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", port=3316, user="etl", password="s3cr3t", database="crm")
            except pymysql.MySQLError as problem:
                last = problem
        raise PoolExhausted(f"0 of {self.size} links usable") from last


def load(rows):
    with Pool(3).take() as link, link.cursor() as cursor:
        for row in rows:
            cursor.execute("insert into loads values (%s)", (row.id,))


spark.range(30).repartition(2).foreachPartition(load)
