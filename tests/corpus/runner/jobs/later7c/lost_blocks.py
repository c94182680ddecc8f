# /// scenario
# id = "c1515"
# kind = "shuffle.fetch_failed"
# also = []
# why = "Shuffle files vanish from the worker's disk, so that blocks cannot be fetched and the stage fails too often."
# name = "weekly_matrix"
# engine = "4.0"
# cluster = "standalone"
# timeout = 180
# env = { SPARK_LOCAL_DIRS = "/mnt/shuffle" }
# before = "mkdir -p /mnt/shuffle; (while sleep 0.4; do find /mnt/shuffle -name 'shuffle_*' -delete; done) >/dev/null 2>&1 &"
# conf = { "spark.stage.maxConsecutiveAttempts" = "2" }
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def weigh(n):
    if n % 700 == 0:
        time.sleep(1.5)
    return n % 40, n * 0.5


weights = spark.sparkContext.parallelize(range(2800), 4).map(weigh)
print(weights.reduceByKey(lambda a, b: a + b).sortByKey().take(5))
