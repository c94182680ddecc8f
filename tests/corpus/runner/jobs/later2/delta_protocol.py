# /// scenario
# id = "c436"
# kind = "data.commit_conflict"
# also = []
# hard = true
# why = "While the job rewrites a table, another writer changes its properties; the job tells it in its own words."
# name = "compact_silver"
# engine = "4.0"
# jars = ["delta"]
# ///
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
spark.range(0, 20, 1, 2).write.format("delta").save("/mnt/lake/silver")


@udf("long")
def clean(n):
    time.sleep(1.2)
    return n + 1


def upgrade():
    time.sleep(4)
    spark.sql("alter table delta.`/mnt/lake/silver` set tblproperties ('delta.minReaderVersion' = '2', 'delta.minWriterVersion' = '5')")


other = threading.Thread(target=upgrade)
other.start()
try:
    spark.read.format("delta").load("/mnt/lake/silver").select(clean("id").alias("id")).write.format("delta").mode("overwrite").save("/mnt/lake/silver")
except Exception as problem:
    other.join()
    raise SystemExit("compact_silver: giving up, " + " ".join(str(problem).split("\n")[:2]))
