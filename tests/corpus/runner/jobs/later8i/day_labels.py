# /// scenario
# id = "c1677"
# kind = "data.path_exists"
# also = ["code.python_exception"]
# hard = true
# why = "The output folder of saveAsTextFile already exists; it stands in one line among the log of the steps, and the last exception is the job's own."
# name = "day_labels"
# engine = "3.5"
# before = "mkdir -p /mnt/out/labels/2026-11-21 && echo L0 > /mnt/out/labels/2026-11-21/part-00000 && touch /mnt/out/labels/2026-11-21/_SUCCESS"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level="INFO", format="%(asctime)s %(levelname)-7s %(message)s")
log = logging.getLogger()
spark = SparkSession.builder.getOrCreate()
orders = spark.range(0, 500, 1, 2).selectExpr("id AS parcel", "id % 6 AS line")


class PrintRoomError(Exception):
    pass


def labels():
    orders.rdd.map(lambda o: f"L{o.line}-{o.parcel}").saveAsTextFile("/mnt/out/labels/2026-11-21")


def overview():
    orders.groupBy("line").count().coalesce(1).write.mode("overwrite").csv("/mnt/out/overview")


failed = []
for step in (labels, overview):
    try:
        step()
        log.info("%s: ok", step.__name__)
    except Exception as e:
        cause = getattr(e, "java_exception", None)
        log.warning("%s: %s", step.__name__, cause.getMessage() if cause else e)
        failed.append(step.__name__)
log.info("lines of the day: %d", orders.select("line").distinct().count())
if failed:
    raise PrintRoomError(f"nothing sent to the printers, {len(failed)} of 2 steps have to be done by hand")
