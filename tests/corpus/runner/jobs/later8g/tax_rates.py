# /// scenario
# id = "c1632"
# kind = "network.tls"
# also = ["code.python_exception"]
# why = "The port of the partner's API does not speak TLS, so the handshake fails (wrong version number)."
# name = "tax_rates"
# engine = "3.5"
# services = ["http"]
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("tax_rates").getOrCreate()
regions = [r.region for r in spark.range(4).selectExpr("concat('R', id) AS region").collect()]
rates = []
for region in regions:
    answer = requests.get("https://rates.partner.example:80/v2/tax", params={"region": region}, timeout=10)
    rates.append((region, answer.json()["rate"]))
spark.createDataFrame(rates, "region string, rate double").write.parquet("/mnt/out/tax_rates")
