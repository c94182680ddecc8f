# /// scenario
# id = "c1298"
# kind = "memory.container_killed"
# also = ["executor.lost"]
# why = "The platform kills the executors again and again (exit code 137); the driver reports its own budget of attempts."
# name = "graph_ranks"
# engine = "4.0"
# cluster = "standalone"
# timeout = 200
# before = """
# (for n in $(seq 1 150); do sleep 1; for d in $(pgrep -f [p]yspark.daemon); do p=$(ps -o ppid= -p $d); [ $(ps -o etimes= -p $d) -ge 3 ] && [ $p -gt 1 ] && kill -9 $p; done; [ $n -gt 45 ] && ! pgrep -f [S]parkSubmit >/dev/null && break; done) >/dev/null 2>&1 &
# """
# [conf]
# "spark.task.maxFailures" = "3"
# ///
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


class RankingAborted(RuntimeError):
    pass


@udf("double")
def rank(n):
    time.sleep(1.0)
    return 1.0 / (n + 1)


ranks = spark.range(0, 64, 1, 2).select("id", rank("id").alias("rank"))
for attempt in range(1, 3):
    try:
        ranks.write.mode("overwrite").parquet("/mnt/out/ranks")
        break
    except Exception:
        print(f"attempt {attempt} of 2 did not finish", flush=True)
else:
    raise RankingAborted("no attempts left")
