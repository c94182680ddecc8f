# /// scenario
# id = "c1468"
# kind = "submit.bad_config"
# also = ["code.python_exception"]
# hard = true
# why = "The executors' JVM options name a Java agent whose jar does not exist; every executor dies at start and only executor logs say so."
# name = "meter_sums"
# engine = "4.0"
# cluster = "standalone"
# timeout = 60
# dress = ["executors:5"]
# conf = { "spark.executor.extraJavaOptions" = "-javaagent:/opt/jmx/jmx_prometheus_javaagent-0.20.0.jar=9404:/opt/jmx/spark.yml" }
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
until = time.time() + 12
while spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() < 2:
    if time.time() > until:
        raise TimeoutError("no capacity after 12 s, giving up before the night window closes")
    time.sleep(1)
print(spark.range(1000).groupBy().sum("id").collect())
