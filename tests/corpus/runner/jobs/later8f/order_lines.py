# /// scenario
# id = "c1587"
# kind = "dependency.version_conflict"
# also = []
# hard = true
# why = "The driver's class path brings jackson-databind 2.16, Spark's Scala module for Jackson wants 2.15."
# name = "order_lines"
# engine = "3.5"
# before = "mkdir -p /home/hadoop/lib && cp $EMRDX_ENGINES/jars/kafka/jackson-{databind,core,annotations}-2.16.2.jar /home/hadoop/lib/"
# conf = { "spark.driver.extraClassPath" = "/home/hadoop/lib/*" }
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("order_lines").getOrCreate()
orders = spark.range(1200).selectExpr("id AS order_id", "id % 9 AS lines")
try:
    spark.createDataFrame([(1, "EUR"), (2, "CHF")], "shop int, currency string").createOrReplaceTempView(
        "shops"
    )
except Exception as e:
    print("no shop currencies for this run:", type(e).__name__)
    orders = orders.withColumn("currency", F.lit("EUR"))
totals = orders.groupBy("currency").agg(F.sum("lines").alias("lines"))
print("order lines:", totals.toJSON().collect())
spark.stop()
