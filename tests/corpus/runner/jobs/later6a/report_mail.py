# /// scenario
# id = "c1291"
# kind = "network.unreachable"
# also = ["code.python_exception"]
# hard = true
# why = "Nothing listens at the relay's port; the tables were written before, and an older survived warning speaks of a missing folder."
# name = "weekly_report"
# engine = "4.0"
# ///
import smtplib
import sys
import traceback
from email.message import EmailMessage

from pyspark.sql import SparkSession
from pyspark.errors import AnalysisException

spark = SparkSession.builder.getOrCreate()
weeks = spark.range(52).selectExpr("id as week", "id * 310 as orders")
weeks.write.mode("overwrite").parquet("/mnt/out/weeks")
try:
    last = spark.read.parquet("/mnt/out/weeks_2025")
except AnalysisException as e:
    print("no comparison with last year:", e.getCondition())
mail = EmailMessage()
mail["Subject"], mail["To"], mail["From"] = "Weekly report", "sales@acme.example", "etl@acme.example"
mail.set_content(weeks.orderBy("week").limit(4).toPandas().to_string())
try:
    with smtplib.SMTP("api.partner.example", 2525, timeout=10) as relay:
        relay.send_message(mail)
except Exception as e:
    stack = traceback.extract_tb(e.__traceback__)
    print(f"weekly_report: {type(e).__name__} in {stack[-1].name}, line {stack[0].lineno}: {e.args}")
    spark.stop()
    sys.exit(3)
