# /// scenario
# id = "c428"
# kind = "timeout.broadcast"
# also = ["code.python_exception"]
# hard = true
# why = "The broadcast side waits for a slow Python function longer than broadcastTimeout; asyncio wraps it."
# name = "enrich_sessions"
# engine = "3.4"
# conf = { "spark.sql.broadcastTimeout" = "3", "spark.sql.adaptive.enabled" = "false" }
# timeout = 90
# ///
import asyncio
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import broadcast, udf

spark = SparkSession.builder.getOrCreate()


@udf("string")
def segment(n):
    time.sleep(0.6)
    return f"s{n % 3}"


def enrich():
    segments = spark.range(0, 24, 1, 2).select("id", segment("id").alias("segment"))
    return spark.range(100).join(broadcast(segments), "id").groupBy("segment").count().collect()


async def main():
    loop = asyncio.get_running_loop()
    results = await asyncio.gather(loop.run_in_executor(None, enrich), asyncio.sleep(1), return_exceptions=True)
    failed = [r for r in results if isinstance(r, Exception)]
    if failed:
        raise RuntimeError(f"{len(failed)} of {len(results)} coroutines failed") from failed[0]


asyncio.run(main())
