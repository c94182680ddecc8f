# /// scenario
# id = "c1334"
# kind = "stream.offsets_lost"
# hard = true
# why = "The Delta table's log was cleaned beyond the version that the stream's checkpoint asks for next; the supervisor restarts the query and gives up."
# name = "follow_orders"
# engine = "3.5"
# jars = ["delta"]
# ///
import subprocess

from delta.tables import DeltaTable
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ORDERS = "/mnt/lake/orders"


def append(day):
    spark.range(day * 5, day * 5 + 5).write.format("delta").mode("append").save(ORDERS)


def follow():
    orders = spark.readStream.format("delta").load(ORDERS)
    query = orders.writeStream.format("delta").option("checkpointLocation", "/mnt/ck/orders").trigger(availableNow=True).start("/mnt/lake/copies")
    query.awaitTermination()
    return query.lastProgress["batchId"]


for day in range(3):
    append(day)
print("followed to batch", follow())
for day in range(3, 12):
    append(day)
subprocess.run("rm -f /mnt/lake/orders/_delta_log/0000000000000000000*.json /mnt/lake/orders/_delta_log/.0000000000000000000*.crc", shell=True, check=True)
spark.catalog.clearCache()
spark._jvm.org.apache.spark.sql.delta.DeltaLog.clearCache()
print("versions:", DeltaTable.forPath(spark, ORDERS).toDF().count(), "rows")
for start in (1, 2):
    try:
        print("followed to batch", follow())
        break
    except Exception as e:
        print(f"start {start}: {type(e).__name__}", flush=True)
else:
    raise RuntimeError("orders are not followed any more (see runbook 14)")
