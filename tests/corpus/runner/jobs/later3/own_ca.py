# /// scenario
# id = "c682"
# kind = "network.tls"
# also = []
# why = "The API's certificate is self-signed and requests does not trust it."
# name = "fetch_catalog"
# engine = "4.0"
# services = ["http"]
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
session = requests.Session()
session.headers["Accept"] = "application/json"
catalog = session.get("https://api.partner.example/catalog", timeout=10).json()
print(spark.createDataFrame([catalog]).count())
