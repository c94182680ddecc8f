# /// scenario
# id = "c1626"
# kind = "database.query"
# also = ["code.python_exception"]
# hard = true
# why = "The database has no column refund_cents (one printed line); the traceback only tells of the transaction that was aborted by it."
# name = "book_returns"
# engine = "3.5"
# services = ["postgres"]
# before = "PGPASSWORD=s3cr3t psql -q -h 10.0.7.12 -U postgres -c 'DROP TABLE IF EXISTS returns, audit' -c 'CREATE TABLE returns (id bigint, cents bigint)' -c 'CREATE TABLE audit (step text, n int)'"
# ///
import psycopg2
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("book_returns").getOrCreate()
rows = spark.range(30).selectExpr("id", "id * 120 AS cents").collect()
db = psycopg2.connect(
    host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com",
    dbname="postgres",
    user="postgres",
    password="s3cr3t",
)
cur = db.cursor()
booked = 0
for row in rows:
    try:
        cur.execute("INSERT INTO returns (id, refund_cents) VALUES (%s, %s)", (row.id, row.cents))
        booked += 1
    except psycopg2.Error as e:
        print(f"return {row.id} is left for the next run ({str(e).splitlines()[0]})")
        break
cur.execute("INSERT INTO audit VALUES ('returns', %s)", (booked,))
db.commit()
