# /// scenario
# id = "c1426"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "The partner's service accepts calls and does not answer inside tasks; the job prints only how many numbers it has."
# name = "lookup_vat"
# engine = "3.5"
# cluster = "standalone"
# services = ["http"]
# conf = { "spark.task.maxFailures" = "2" }
# before = "ln -s $EMRDX_ENGINES/libs6c /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def check(numbers):
    import httpx

    with httpx.Client(base_url="http://api.partner.example", timeout=3.0) as api:
        for n in numbers:
            yield n, api.get(f"/slow/vat/{n}").json()["rate"]


try:
    checked = spark.sparkContext.parallelize(["DE811", "FR402", "IT077", "AT19"], 2).mapPartitions(check).collect()
except Exception:
    checked = []
print(len(checked), "of 4 numbers checked")
sys.exit(0 if len(checked) == 4 else 1)
