# /// scenario
# id = "c1616"
# kind = "code.udf_exception"
# also = []
# why = "The job's function indexes None in a task: TypeError, as a basket has no customer."
# name = "basket_tags"
# engine = "3.5"
# ///
import json

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("basket_tags").getOrCreate()
baskets = [json.dumps({"basket": n, "customer": None if n == 77 else {"tier": n % 3}}) for n in range(120)]


def tag(line):
    basket = json.loads(line)
    return basket["basket"], "tier-%d" % basket["customer"]["tier"]


rdd = spark.sparkContext.parallelize(baskets, 4).map(tag)
print(rdd.countByValue())
