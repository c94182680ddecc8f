# /// scenario
# id = "c1437"
# kind = "database.connection"
# also = ["code.udf_exception"]
# why = "The administrator ends the database sessions while tasks write."
# name = "claims"
# engine = "3.5"
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

DB = "postgresql://postgres:s3cr3t@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres"
spark = SparkSession.builder.getOrCreate()


def save(rows):
    db = psycopg2.connect(DB)
    with db, db.cursor() as c:
        for r in rows:
            c.execute("select %s, pg_terminate_backend(pid) from pg_stat_activity where pid = pg_backend_pid() and %s > 12", (r.id, r.id))
            yield r.id


saved = spark.range(20).repartition(2).rdd.mapPartitions(save)
print("claims saved:", saved.count())
