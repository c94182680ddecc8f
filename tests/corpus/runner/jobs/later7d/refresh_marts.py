# /// scenario
# id = "c1535"
# kind = "sql.table_not_found"
# also = []
# hard = true
# why = "One of three parallel refreshes reads a table that does not exist; the job keeps the first line of its message among the results and exits 1 at the end."
# name = "refresh_marts"
# engine = "4.0"
# ///
import sys
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(500).selectExpr("id", "id % 9 AS shop", "id * 2 AS amount").createOrReplaceTempView("sales")
MARTS = {
    "by_shop": "SELECT shop, sum(amount) AS amount FROM sales GROUP BY shop",
    "top": "SELECT * FROM sales ORDER BY amount DESC LIMIT 20",
    "targets": "SELECT s.shop, t.goal FROM sales s JOIN planning.goals t ON s.shop = t.shop",
}


def refresh(name):
    try:
        frame = spark.sql(MARTS[name])
        frame.write.mode("overwrite").parquet(f"/mnt/out/{name}")
        return name, "ok", spark.read.parquet(f"/mnt/out/{name}").count()
    except Exception as e:
        return name, "failed", str(e).splitlines()[0][:110]


with ThreadPoolExecutor(3) as pool:
    results = list(pool.map(refresh, MARTS))
for result in sorted(results, key=lambda r: r[1]):
    print("%-8s %-6s %s" % result)
print("error budget of this week: 2 timeouts, 1 lost executor (closed)")
spark.stop()
sys.exit(1 if any(r[1] == "failed" for r in results) else 0)
