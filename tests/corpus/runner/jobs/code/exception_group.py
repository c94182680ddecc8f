# /// scenario
# id = "c113"
# kind = "code.python_exception"
# hard = true
# why = "A TypeError of the job's own code, inside an exception group of async steps."
# name = "async_steps"
# engine = "4.0"
# ///
import asyncio

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


async def count(n):
    await asyncio.sleep(0.2)
    return spark.range(n).count()


async def label(n):
    await asyncio.sleep(0.5)
    return "rows: " + n


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(count(5))
        group.create_task(label(3))
        group.create_task(asyncio.sleep(30))


asyncio.run(main())
