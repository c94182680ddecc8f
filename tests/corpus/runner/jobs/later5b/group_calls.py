# /// scenario
# id = "c1129"
# kind = "code.python_exception"
# hard = true
# why = "A task of a task group looks up a missing key; the group's trace shows it as a sub-exception beside a cancelled sibling."
# dress = ["journalctl:submit.sh"]
# name = "group_calls"
# engine = "4.0"
# ///
import asyncio

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
tariffs = {row.shop: row.tariff for row in spark.sql("select id as shop, id * 3 as tariff from range(5)").collect()}


async def price(shop):
    await asyncio.sleep(0.1 * shop)
    return tariffs[shop] * 2


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("slow sibling cancelled (timeout=5, host=legacy.corp.example)", flush=True)
        raise


async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(slow())
        for shop in (1, 3, 7):
            group.create_task(price(shop))


asyncio.run(main())
