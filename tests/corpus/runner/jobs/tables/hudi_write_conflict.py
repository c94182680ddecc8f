# /// scenario
# id = "c020"
# kind = "data.commit_conflict"
# why = "Two writers of a Hudi table touched the same file group; the later one is refused."
# name = "upsert_profiles"
# jars = ["hudi"]
# timeout = 150
# ///
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
options = {
    "hoodie.table.name": "profiles",
    "hoodie.datasource.write.recordkey.field": "id",
    "hoodie.datasource.write.precombine.field": "ts",
    "hoodie.datasource.write.partitionpath.field": "",
    "hoodie.datasource.write.keygenerator.class": "org.apache.hudi.keygen.NonpartitionedKeyGenerator",
    "hoodie.write.concurrency.mode": "optimistic_concurrency_control",
    "hoodie.write.lock.provider": "org.apache.hudi.client.transaction.lock.InProcessLockProvider",
    "hoodie.cleaner.policy.failed.writes": "LAZY",
    "hoodie.metadata.enable": "false",
    "hoodie.upsert.shuffle.parallelism": "2",
    "hoodie.embed.timeline.server": "false",
}


def upsert(frame):
    frame.write.format("hudi").options(**options).mode("append").save("/mnt/lake/profiles")


base = spark.range(10).selectExpr("id", "1 as ts", "'a' as name")
upsert(base)
slow = udf(lambda v: (time.sleep(0.6), v)[1], "string")
rival = threading.Thread(target=lambda: (time.sleep(1), upsert(base.selectExpr("id", "2 as ts", "'b' as name"))))
rival.start()
upsert(base.coalesce(1).selectExpr("id", "3 as ts", "'c' as name").withColumn("name", slow("name")))
rival.join()
