# /// scenario
# id = "c501"
# kind = "database.conflict"
# also = ["code.udf_exception"]
# hard = true
# why = "Another session of the job holds the table, PostgreSQL ends the task's wait at lock_timeout."
# name = "truncate_stage"
# engine = "3.5"
# logging = "full"
# services = ["postgres"]
# env = { LANGUAGE = "es" }
# ///
import psycopg2
from pyspark.sql import SparkSession

DSN = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t"
spark = SparkSession.builder.getOrCreate()
owner = psycopg2.connect(DSN)
owner.cursor().execute("create table if not exists stage (id int)")
owner.commit()
owner.cursor().execute("lock table stage in access share mode")


def reload(rows):
    with psycopg2.connect(DSN, options="-c lock_timeout=1500") as db, db.cursor() as cursor:
        cursor.execute("truncate stage")
        cursor.executemany("insert into stage values (%s)", [(r.id,) for r in rows])


spark.range(10).repartition(1).foreachPartition(reload)
