# /// scenario
# id = "c916"
# kind = "dependency.python_module_missing"
# also = []
# hard = true
# why = "A stream's batch function imports a client that is not installed; the stream's error and the job's follow."
# name = "cache_sink"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(9).write.parquet("/mnt/in/keys")


class SinkDown(Exception):
    pass


def write(batch, number):
    import redis

    cache = redis.Redis("cache.internal")
    for row in batch.collect():
        cache.set(row.id, number)


source = spark.readStream.schema("id long").parquet("/mnt/in/keys")
query = source.writeStream.foreachBatch(write).option("checkpointLocation", "/mnt/ck/keys").trigger(availableNow=True).start()
try:
    query.awaitTermination()
except Exception:
    raise SinkDown("cache sink is down since batch 0") from None
