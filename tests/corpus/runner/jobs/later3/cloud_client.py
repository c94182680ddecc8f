# /// scenario
# id = "c825"
# kind = "dependency.python_module_missing"
# also = []
# why = "The job imports a client library that the environment lacks."
# name = "mirror_ads"
# engine = "3.4"
# ///
from datetime import date

from google.cloud import bigquery
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
client = bigquery.Client(project="acme-ads")
spark.createDataFrame(client.query(f"select * from ads.spend where day = '{date.today()}'").to_dataframe()).show()
