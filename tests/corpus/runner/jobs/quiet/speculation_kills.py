# /// scenario
# id = "c071"
# kind = "none"
# hard = true
# why = "A job group is cancelled on purpose after enough rows, its tasks are reported killed; the run succeeds."
# name = "first_answer"
# ///
import threading
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
sc = spark.sparkContext


def slow():
    sc.setJobGroup("slow", "the slow way", interruptOnCancel=True)
    try:
        sc.parallelize(range(4), 4).map(lambda x: time.sleep(30)).count()
    except Exception as error:
        print("slow way ended:", type(error).__name__, str(error)[:160])


from pyspark import InheritableThread

thread = InheritableThread(target=slow)
thread.start()
time.sleep(3)
sc.cancelJobGroup("slow")
thread.join()
print(spark.range(10).count())
spark.stop()
