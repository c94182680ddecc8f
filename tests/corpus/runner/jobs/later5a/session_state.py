# /// scenario
# id = "c1079"
# name = "session_state"
# also = []
# kind = "code.udf_exception"
# hard = true
# why = "The function that keeps a stream's state asks a dictionary for a key that it lacks; the job stops the query and raises its own exception."
# engine = "3.4"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.streaming.state import GroupStateTimeout

LIMITS = {0: 10, 1: 20, 2: 30}


def count(key, frames, state):
    seen = state.get[0] if state.exists else 0
    for frame in frames:
        seen += len(frame)
    state.update((min(seen, LIMITS[key[0]]),))
    yield pd.DataFrame({"shard": [key[0]], "seen": [seen]})


spark = SparkSession.builder.getOrCreate()
spark.range(200).selectExpr("id % 4 as shard", "id").coalesce(1).write.parquet("/mnt/in/pings")
pings = spark.readStream.schema("shard long, id long").parquet("/mnt/in/pings")
counts = pings.groupBy("shard").applyInPandasWithState(count, "shard long, seen long", "seen long", "append", GroupStateTimeout.NoTimeout)
query = counts.writeStream.format("noop").outputMode("append").option("checkpointLocation", "/mnt/ck/pings").trigger(availableNow=True).start()
try:
    query.awaitTermination()
except Exception:
    raise RuntimeError(f"query {query.name or 'pings'} is down, restart it by hand") from None
