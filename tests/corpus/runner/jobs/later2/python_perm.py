# /// scenario
# id = "c473"
# kind = "dependency.python_interpreter"
# also = ["submit.bad_config"]
# hard = true
# why = "The shipped environment's interpreter is not executable on the executors; the driver's Python works."
# name = "score_batch"
# engine = "4.0"
# cluster = "standalone"
# before = "mkdir -p /mnt/venv/bin && echo '#!/bin/sh' > /mnt/venv/bin/python && chmod 644 /mnt/venv/bin/python"
# env = { PYSPARK_PYTHON = "/mnt/venv/bin/python", PYSPARK_DRIVER_PYTHON = "/home/hadoop/environment/bin/python" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
scored = spark.range(200).repartition(3).mapInPandas(lambda frames: frames, "id long")
scored.write.mode("overwrite").parquet("/mnt/out/scored")
