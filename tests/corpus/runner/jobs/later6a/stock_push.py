# /// scenario
# id = "c1294"
# kind = "database.query"
# also = ["data.schema_mismatch"]
# why = "PostgreSQL refuses a text for the integer column that the table has."
# name = "stock_push"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
with psycopg2.connect(host=HOST, user="postgres", password="s3cr3t") as session, session.cursor() as cursor:
    cursor.execute("drop table if exists stock")
    cursor.execute("create table stock (sku varchar(20) primary key, qty integer not null)")
spark = SparkSession.builder.getOrCreate()
stock = spark.range(0, 200, 1, 2).selectExpr("concat('SKU', id) as sku", "cast(id % 17 as string) as qty")
stock.write.format("jdbc").option("url", f"jdbc:postgresql://{HOST}/postgres").option("dbtable", "stock").option("user", "postgres").option("password", "s3cr3t").option("driver", "org.postgresql.Driver").mode("append").save()
print("pushed", stock.count())
