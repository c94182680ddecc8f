# /// scenario
# id = "c1514"
# kind = "memory.result_too_large"
# also = []
# why = "The map collected from the tasks is over spark.driver.maxResultSize."
# name = "host_map"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.driver.maxResultSize" = "2m" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
hosts = spark.sparkContext.parallelize(range(120000), 6).map(
    lambda n: (f"host-{n:07d}", f"rack-{n % 977}-{n:x}")
)
print("hosts:", hosts.count())
print(len(hosts.collectAsMap()))
