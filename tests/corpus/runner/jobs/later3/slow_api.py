# /// scenario
# id = "c679"
# kind = "network.timeout"
# also = []
# why = "The partner's API does not answer within the client's ten seconds."
# name = "fetch_rates"
# engine = "4.0"
# services = ["http"]
# ///
import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rates = requests.get("http://api.partner.example/slow/rates", timeout=(3, 6)).json()
print(spark.createDataFrame([rates]).collect())
