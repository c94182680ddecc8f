# /// scenario
# id = "c1658"
# kind = "data.commit_conflict"
# also = ["code.python_exception"]
# hard = true
# why = "Two threads change the same Delta table at once, and the DELETE of one is rejected as the other's UPDATE has added files meanwhile; the job keeps the first words of the message among its results and exits 5 at the end."
# name = "two_desks"
# engine = "3.5"
# jars = ["delta"]
# ///
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 400, 1, 2).selectExpr("id AS claim", "id % 8 AS desk", "'open' AS state").write.format(
    "delta"
).save("/mnt/lake/claims")


def slowly(claim):
    time.sleep(0.04)
    return claim % 2 == 0


spark.udf.register("reviewed", slowly, "boolean")


def close():
    spark.sql("UPDATE delta.`/mnt/lake/claims` SET state = 'closed' WHERE reviewed(claim)")
    return "closed"


def forget():
    time.sleep(5)
    spark.sql("DELETE FROM delta.`/mnt/lake/claims` WHERE desk = 3")
    return "forgotten"


with ThreadPoolExecutor(2) as pool:
    steps = {name: pool.submit(step) for name, step in (("review", close), ("privacy", forget))}
states = {
    n: f"not done ({str(s.exception())[:90]})" if s.exception() else s.result() for n, s in steps.items()
}
print("claims:", spark.read.format("delta").load("/mnt/lake/claims").count())
for name, state in states.items():
    print(f"{name}: {state}")
if any(s.exception() for s in steps.values()):
    sys.exit(5)
