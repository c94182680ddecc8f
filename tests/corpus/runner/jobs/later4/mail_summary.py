# /// scenario
# id = "c934"
# kind = "network.unreachable"
# also = ["code.python_exception"]
# why = "There is no route to the mail server that the job tells its result."
# name = "mail_summary"
# engine = "3.5"
# ///
import smtplib

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id", "id % 6 as shop").write.mode("overwrite").parquet("/mnt/out/shops")
with smtplib.SMTP("legacy.corp.example", 25, timeout=20) as server:
    server.sendmail("jobs@corp.example", ["bi@corp.example"], "Subject: shops\n\n60 rows")
