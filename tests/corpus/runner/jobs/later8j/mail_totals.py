# /// scenario
# id = "c1698"
# kind = "network.timeout"
# also = ["code.python_exception"]
# why = "The mail relay does not answer: connect timed out."
# name = "mail_totals"
# engine = "4.0"
# ///
import smtplib
from email.message import EmailMessage

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("mail_totals").getOrCreate()
totals = (
    spark.range(5000).selectExpr("id % 4 AS region", "id AS cents").groupBy("region").sum("cents").collect()
)
mail = EmailMessage()
mail["Subject"] = "Totals by region"
mail["From"], mail["To"] = "etl@acme.example", "sales@acme.example"
mail.set_content("\n".join(f"{r[0]}: {r[1]}" for r in sorted(totals)))
with smtplib.SMTP("feeds.partner.example", 587, timeout=8) as relay:
    relay.send_message(mail)
print("mail is out")
