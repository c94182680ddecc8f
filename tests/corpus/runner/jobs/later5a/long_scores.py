# /// scenario
# id = "c1097"
# name = "long_scores"
# kind = "unknown"
# also = []
# hard = true
# why = "The driver ends in the middle of a stage and its log simply stops; what was logged before did no harm."
# engine = "4.0"
# timeout = 75
# kill_signal = 9
# ///
import logging
import time

from pyspark.sql import SparkSession, functions as F

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
try:
    spark.read.parquet("/mnt/cache/scores").count()
except Exception as problem:
    logging.warning("no cached scores: %s", str(problem).splitlines()[0])
score = F.udf(lambda n: time.sleep(0.2) or n * 2.0, "double")
rows = spark.range(0, 2000, 1, 40).withColumn("score", score("id"))
rows.write.mode("overwrite").parquet("/mnt/out/scores")
