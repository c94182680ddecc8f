# /// scenario
# id = "c003"
# kind = "database.conflict"
# also = ["code.udf_exception"]
# why = "PostgreSQL cannot serialize the update that a task makes, another transaction changed the row."
# name = "inventory_sync"
# services = ["postgres"]
# engine = "4.0"
# ///
import psycopg2
from pyspark.sql import SparkSession

DSN = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t dbname=postgres"
spark = SparkSession.builder.getOrCreate()
with psycopg2.connect(DSN) as setup, setup.cursor() as cursor:
    cursor.execute("drop table if exists stock; create table stock (sku int primary key, units int)")
    cursor.execute("insert into stock select g, 100 from generate_series(1, 50) g")


def apply(rows):
    mine, other = psycopg2.connect(DSN), psycopg2.connect(DSN)
    mine.set_session(isolation_level="REPEATABLE READ")
    with mine.cursor() as cursor, other.cursor() as rival:
        for row in rows:
            cursor.execute("select units from stock where sku = %s", (row["sku"],))
            rival.execute("update stock set units = units - 1 where sku = %s", (row["sku"],))
            other.commit()
            cursor.execute("update stock set units = units - %s where sku = %s", (row["sold"], row["sku"]))
        mine.commit()


spark.range(1, 20).selectExpr("int(id) sku", "1 sold").repartition(2).foreachPartition(apply)
