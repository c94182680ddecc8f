# /// scenario
# id = "c1335"
# kind = "memory.broadcast_too_large"
# also = ["memory.driver_oom"]
# hard = true
# why = "The driver has not enough memory for the table that a hint makes it broadcast; the job's retries report an unstable cluster."
# name = "price_join"
# engine = "3.4"
# timeout = 240
# conf = { "spark.sql.adaptive.enabled" = "false" }
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 7_000_000, 1, 16).selectExpr("id * 7 as item", "id * 0.01 as price").createOrReplaceTempView("prices")
spark.range(400).selectExpr("id * 21 as item", "id % 3 as shop").createOrReplaceTempView("sold")
for attempt in range(2):
    try:
        spark.sql("SELECT /*+ BROADCAST(p) */ shop, sum(price) FROM sold s LEFT JOIN prices p ON s.item = p.item GROUP BY shop").show()
        sys.exit(0)
    except Exception as e:
        print(f"attempt {attempt}: cluster unstable? {' '.join(str(e).splitlines()[:2])[:420]}", flush=True)
sys.exit("price_join: not today")
