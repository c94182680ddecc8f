# /// scenario
# id = "c777"
# kind = "disk.full"
# also = ["code.udf_exception"]
# hard = true
# why = "A function writes to the worker's temporary disk until it is full; the error says only its own step's name."
# name = "render_tiles"
# engine = "3.4"
# disk_mb = 5
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class RenderError(Exception):
    pass


def render(rows):
    for row in rows:
        try:
            with open(f"/mnt/local/tile-{row.id}.bin", "wb") as tile:
                tile.write(os.urandom(900_000))
        except OSError as problem:
            raise RenderError(f"tile {row.id}") from problem
        yield row.id


print(spark.range(40).rdd.mapPartitions(render).count())
