# /// scenario
# id = "c1636"
# kind = "none"
# also = []
# hard = true
# why = "The job succeeds: the stream ended with an error in its first batch, the job made the missing table and started it again."
# name = "follow_orders"
# engine = "4.0"
# ///
from pyspark.errors import StreamingQueryException
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("follow_orders").getOrCreate()
spark.range(120).selectExpr("id AS order_id", "id % 5 AS shop").write.parquet("/mnt/in/orders")
spark.range(5).selectExpr("id AS shop", "concat('shop-', id) AS title").write.parquet("/mnt/in/shops")


def store(batch, number):
    shops = spark.table("shop_titles")
    batch.join(shops, "shop").write.mode("append").parquet("/mnt/out/orders")
    print("batch", number, "stored")


def follow():
    orders = spark.readStream.schema("order_id long, shop long").parquet("/mnt/in/orders")
    query = orders.writeStream.foreachBatch(store).option("checkpointLocation", "/mnt/checkpoints/orders")
    query.trigger(availableNow=True).start().awaitTermination()


for attempt in (1, 2):
    try:
        follow()
        break
    except StreamingQueryException as e:
        print(f"attempt {attempt}: {str(e).splitlines()[0]}")
        spark.read.parquet("/mnt/in/shops").createOrReplaceTempView("shop_titles")
print("orders stored:", spark.read.parquet("/mnt/out/orders").count())
spark.stop()
