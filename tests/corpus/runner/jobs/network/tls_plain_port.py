# /// scenario
# id = "c041"
# kind = "network.tls"
# also = ["code.python_exception"]
# why = "The server's certificate is self-signed, verification fails."
# name = "partner_rates"
# services = ["http"]
# engine = "4.0"
# logging = "ansi"
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rate = requests.get("https://api.partner.example/v1/rate", timeout=5).json()["rate"]
spark.range(10).selectExpr(f"id * {rate}").show()
