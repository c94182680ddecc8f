# /// scenario
# id = "c1452"
# kind = "network.unreachable"
# also = ["code.python_exception"]
# why = "The calendar's host name cannot be resolved."
# name = "holidays"
# engine = "4.0"
# before = "ln -s $EMRDX_ENGINES/libs6c /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import httpx
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
days = [r.id for r in spark.range(3).collect()]
calendar = httpx.get("http://calendar.corp.example/2026/holidays.json", timeout=10).json()
print(len(days), len(calendar))
