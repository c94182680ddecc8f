# /// scenario
# id = "c760"
# kind = "network.unreachable"
# also = ["code.python_exception"]
# hard = true
# why = "A name does not resolve inside a task group; Python reports a group of exceptions around it."
# name = "gather_feeds"
# engine = "4.0"
# ///
import asyncio

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


async def fetch(feed):
    reader, writer = await asyncio.open_connection(f"{feed}.partner.internal", 8443)
    writer.close()
    return feed


async def main():
    async with asyncio.TaskGroup() as group:
        for feed in ("prices", "stock"):
            group.create_task(fetch(feed), name=feed)


print(spark.range(2).count())
asyncio.run(main())
