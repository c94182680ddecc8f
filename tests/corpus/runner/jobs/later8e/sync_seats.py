# /// scenario
# id = "c1562"
# kind = "database.connection"
# also = ["network.unreachable", "code.python_exception"]
# why = "Nothing listens on the database's port: asyncpg's connect is refused."
# name = "sync_seats"
# engine = "3.5"
# before = "ln -s $EMRDX_ENGINES/libs8e /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import asyncio

import asyncpg
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
seats = spark.range(120).selectExpr("id AS seat", "id % 2 = 0 AS free").collect()


async def store(rows):
    db = await asyncpg.connect(
        host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com",
        port=5432,
        user="seats",
        password="seats",
        database="hall",
        ssl=False,
    )
    await db.executemany("UPDATE seat SET free = $2 WHERE id = $1", [(r.seat, r.free) for r in rows])
    await db.close()


asyncio.run(store(seats))
