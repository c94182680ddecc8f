# /// scenario
# id = "c1489"
# kind = "sql.syntax"
# also = []
# why = "The statement of the second target has two commas in a row, so Spark cannot parse it."
# name = "split_orders"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(300).selectExpr("id", "id % 3 AS channel", "id * 2 AS total").createOrReplaceTempView("orders")
TARGETS = {"web": ["id", "total"], "store": ["id", "", "total"], "phone": ["id", "total", "channel"]}
for name, columns in TARGETS.items():
    part = spark.sql(f"SELECT {', '.join(columns)} FROM orders WHERE channel = {list(TARGETS).index(name)}")
    part.write.mode("overwrite").parquet(f"/mnt/out/orders_{name}")
    print(name, part.count())
