# /// scenario
# id = "c044"
# kind = "service.throttled"
# also = ["code.udf_exception"]
# hard = true
# why = "The geocoder answers 429 Too Many Requests inside a pandas UDF; the job reports only its stage."
# name = "geocode"
# services = ["http"]
# engine = "4.0"
# ///
import pandas as pd
import requests
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("double")
def geocode(ids: pd.Series) -> pd.Series:
    def one(i):
        reply = requests.get("http://api.partner.example/status/429", timeout=5)
        reply.raise_for_status()
        return reply.json()["rate"]

    return ids.map(one)


try:
    spark.range(20).select(geocode("id")).write.parquet("/mnt/geo")
except Exception as error:
    print("stage geocode failed:", type(error).__name__)
    raise SystemExit(1) from error
