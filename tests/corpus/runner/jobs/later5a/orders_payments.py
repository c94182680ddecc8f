# /// scenario
# id = "c1044"
# name = "orders_payments"
# also = []
# kind = "sql.analysis"
# why = "An outer join of two streams has no watermark."
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
for name in ("orders", "payments"):
    spark.range(50).selectExpr("id as order_id", "timestamp_seconds(1790000000 + id * 60) as at").coalesce(1).write.parquet(f"/mnt/in/{name}")
orders = spark.readStream.schema("order_id long, at timestamp").parquet("/mnt/in/orders")
payments = spark.readStream.schema("order_id long, at timestamp").parquet("/mnt/in/payments").withColumnRenamed("at", "paid_at")
both = orders.join(payments, "order_id", "left_outer")
both.writeStream.format("parquet").option("path", "/mnt/out/paid").option("checkpointLocation", "/mnt/ck/paid").trigger(availableNow=True).start().awaitTermination()
