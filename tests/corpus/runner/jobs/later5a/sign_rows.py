# /// scenario
# id = "c1048"
# name = "sign_rows"
# kind = "code.serialization"
# also = []
# why = "The function for the tasks holds a TLS context, which cannot be pickled."
# engine = "3.5"
# ///
import ssl
import urllib.request

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
context = ssl.create_default_context()
opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=context))


def sign(row):
    with opener.open(f"https://api.partner.example/sign/{row.id}", timeout=5) as answer:
        return row.id, answer.status


print(spark.range(40).rdd.map(sign).countByValue())
