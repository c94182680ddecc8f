# /// scenario
# id = "c1574"
# kind = "dependency.native_missing"
# also = ["code.python_exception"]
# why = "The client library of Oracle (libclntsh.so) is not installed, so the thick mode cannot be used."
# name = "crew_hours"
# engine = "3.5"
# before = "ln -s $EMRDX_ENGINES/libs8e /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import oracledb
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
shifts = spark.range(60).selectExpr("id AS shift", "id % 11 AS crew").groupBy("crew").count().collect()
oracledb.init_oracle_client()
with oracledb.connect(user="crew", password="crew", dsn="legacy.corp.example/ERP") as db:
    db.cursor().executemany("INSERT INTO crew_hours VALUES (:1, :2)", [(s.crew, s["count"]) for s in shifts])
    db.commit()
