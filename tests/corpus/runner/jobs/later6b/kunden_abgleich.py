# /// scenario
# id = "c1366"
# kind = "database.query"
# also = ["code.python_exception"]
# why = "MariaDB speaks German: the insert repeats a key that must be unique."
# name = "kunden_abgleich"
# engine = "4.0"
# services = ["mariadb"]
# dress = ["taskpage:crm.kunden_abgleich"]
# ///
import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
kunden = spark.range(30).selectExpr("id % 28 AS nr", "concat('Kunde ', id) AS name").collect()
print(len(kunden), "Kunden gelesen")
db = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm", init_command="SET SESSION lc_messages = 'de_DE'")
with db.cursor() as cur:
    cur.execute("DROP TABLE IF EXISTS kunden")
    cur.execute("CREATE TABLE kunden (nr INT, name VARCHAR(80), CONSTRAINT nr_einmal UNIQUE (nr))")
    cur.executemany("INSERT INTO kunden (nr, name) VALUES (%s, %s)", [(k.nr, k.name) for k in kunden])
db.commit()
