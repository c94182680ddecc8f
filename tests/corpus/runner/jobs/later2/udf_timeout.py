# /// scenario
# id = "c492"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "The rate service does not answer in time; the tasks' own retries end in their own error."
# name = "convert_currency"
# engine = "4.0"
# logging = "json"
# services = ["http"]
# ///
import time

import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class RateError(Exception):
    pass


def rate(currency):
    for pause in (0.1, 0.2):
        try:
            return requests.get(f"http://rates.partner.example/slow/{currency}", timeout=2).json()["rate"]
        except requests.Timeout:
            time.sleep(pause)
    try:
        return requests.get(f"http://rates.partner.example/slow/{currency}", timeout=2).json()["rate"]
    except requests.RequestException as problem:
        raise RateError(f"no rate for {currency}") from problem


print(spark.sparkContext.parallelize(["USD", "CHF"], 1).map(rate).sum())
