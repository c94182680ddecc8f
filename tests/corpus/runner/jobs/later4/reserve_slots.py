# /// scenario
# id = "c945"
# kind = "database.conflict"
# also = ["database.query"]
# why = "Another session holds the row's lock and the statement does not wait for it."
# name = "reserve_slots"
# engine = "3.4"
# services = ["postgres"]
# ///
import psycopg2
from pyspark.sql import SparkSession

DSN = "host=orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com user=postgres password=s3cr3t dbname=postgres"
spark = SparkSession.builder.getOrCreate()
wanted = [row.slot for row in spark.range(5).selectExpr("int(id) as slot").collect()]
first, second = psycopg2.connect(DSN), psycopg2.connect(DSN)
with first.cursor() as cursor:
    cursor.execute("drop table if exists slots; create table slots (slot int primary key, taken bool default false)")
    cursor.execute("insert into slots select g from generate_series(0, 9) g")
first.commit()
with first.cursor() as other, second.cursor() as mine:
    other.execute("update slots set taken = true where slot = 3")
    for slot in wanted:
        mine.execute("select slot from slots where slot = %s for update nowait", (slot,))
    second.commit()
