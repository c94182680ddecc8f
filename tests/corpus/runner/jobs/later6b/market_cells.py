# /// scenario
# id = "c1393"
# kind = "code.python_exception"
# why = "A cell's output in the studio; the cell looks up a market that the dictionary of currencies lacks."
# name = "market_cells"
# engine = "3.5"
# dress = ["sparkmagic:7"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
currency = {"DE": "EUR", "GB": "GBP", "PL": "PLN"}
markets = [r.market for r in spark.createDataFrame([("DE",), ("GB",), ("CZ",)], "market string").collect()]
spark.createDataFrame([(m, n) for n, m in enumerate(markets)], "market string, n int").show()


def price_columns(markets):
    return [f"price_{currency[market].lower()}" for market in markets]


print(price_columns(markets))
