# /// scenario
# id = "c1205"
# kind = "none"
# hard = true
# why = "A file cannot be read and is put aside with its full traceback, as the job means it to; it ends well."
# name = "load_quarantine"
# engine = "3.5"
# dress = ["drop: INFO (MemoryStore|BlockManager[A-Za-z]*|DAGScheduler|TaskSchedulerImpl|SecurityManager|CodeGenerator|FileSourceStrategy|FileScanRDD|SparkEnv|Resource[A-Za-z]+|PythonRunner|FileSourceScanExec): ", "layout:spring"]
# before = "mkdir -p /mnt/in && for n in 1 2 3; do echo '{\"id\": '$n', \"net\": 4.5}' > /mnt/in/part$n.json; done; echo 'not parquet' > /mnt/in/part5.parquet"
# ///
import glob
import logging

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s.%(msecs)03d %(levelname)5s [loader] %(message)s", datefmt="%Y-%m-%dT%H:%M:%S", level=logging.INFO)
spark = SparkSession.builder.getOrCreate()
good, aside = 0, []
for path in sorted(glob.glob("/mnt/in/*")):
    try:
        if path.endswith(".parquet"):
            frame = spark.read.parquet(path)
        else:
            frame = spark.read.schema("id long, net double").json(path, mode="FAILFAST")
        good += len(frame.collect())
    except Exception:
        logging.exception("cannot load %s, moving it to quarantine", path)
        aside.append(path)
spark.range(good).write.mode("overwrite").parquet("/mnt/out/loaded")
logging.info("loaded %d rows, %d files in quarantine, finished", good, len(aside))
