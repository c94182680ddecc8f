# /// scenario
# id = "c1208"
# kind = "data.path_exists"
# hard = true
# why = "One of three threads finds its output there already; the main thread stops Spark and the others' errors about that come last."
# name = "publish_marts"
# engine = "4.0"
# dress = ["drop: INFO (MemoryStore|BlockManager[A-Za-z]*|DAGScheduler|TaskSchedulerImpl|SecurityManager|CodeGenerator|FileSourceStrategy|FileScanRDD|SparkEnv|Resource[A-Za-z]+|PythonRunner|FileSourceScanExec): ", "layout:hadoop"]
# before = "mkdir -p /mnt/marts/customers && echo x > /mnt/marts/customers/part-0.csv"
# ///
import logging
import time
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

logging.basicConfig(format="%(asctime)s,%(msecs)03d %(levelname)-5s [%(threadName)s] %(name)s - %(message)s", datefmt="%Y-%m-%d %H:%M:%S", level=logging.INFO)
spark = SparkSession.builder.getOrCreate()


def publish(mart, seconds):
    slow = udf(lambda n: time.sleep(seconds) or n, "long")
    frame = spark.range(4).repartition(2)
    if seconds:
        frame = frame.select(slow("id").alias("id"))
    frame.write.csv(f"/mnt/marts/{mart}")
    logging.info("mart %s published", mart)


def guarded(mart, seconds):
    try:
        publish(mart, seconds)
    except Exception:
        logging.exception("mart %s", mart)
        raise


pool = ThreadPoolExecutor(3)
work = [pool.submit(guarded, "orders", 6), pool.submit(guarded, "returns", 6)]
time.sleep(4)
work.append(pool.submit(guarded, "customers", 0))
done, _ = wait(work, return_when=FIRST_EXCEPTION)
spark.stop()
pool.shutdown()
for task in work:
    task.result()
