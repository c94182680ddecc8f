# /// scenario
# id = "c049"
# kind = "service.metastore"
# also = ["submit.bad_config", "code.python_exception"]
# why = "The embedded Derby metastore is already open in another process, so the Hive client cannot start."
# name = "adhoc_report"
# timeout = 100
# dress = ["head:260"]
# ///
import subprocess
import sys
import time

from pyspark.sql import SparkSession

other = "from pyspark.sql import SparkSession as S; import time; s = S.builder.master('local[1]').enableHiveSupport().getOrCreate(); s.sql('show tables').collect(); print('up', flush=True); time.sleep(60)"
holder = subprocess.Popen([sys.executable, "-c", other], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                          env={**{k: v for k, v in __import__("os").environ.items() if "GATEWAY" not in k}, "PYSPARK_SUBMIT_ARGS": "--conf spark.ui.enabled=false pyspark-shell"})
holder.stdout.readline()
spark = SparkSession.builder.enableHiveSupport().getOrCreate()
try:
    spark.sql("create table report as select 1 as id")
finally:
    holder.kill()
