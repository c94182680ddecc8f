# /// scenario
# id = "c1590"
# kind = "dependency.native_missing"
# also = ["code.python_exception"]
# hard = true
# why = "The Oracle client library is not installed where the job looks for it; it surfaces as the driver's DatabaseError."
# name = "pull_claims"
# engine = "3.5"
# env = { PYTHONPATH = "/mnt/libs" }
# before = "ln -s $EMRDX_ENGINES/libs8f /mnt/libs"
# ///
import oracledb
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("pull_claims").getOrCreate()
regions = [r.region for r in spark.range(4).selectExpr("concat('R', id) AS region").collect()]
oracledb.init_oracle_client(lib_dir="/opt/oracle/instantclient_21_13")
with oracledb.connect(user="claims_ro", password="ro", dsn="claims-db.corp.example/CLAIMS") as db:
    for region in regions:
        rows = db.cursor().execute("SELECT * FROM claims.open_claims WHERE region = :r", r=region).fetchall()
        spark.createDataFrame(rows).write.mode("append").parquet("/mnt/out/claims")
