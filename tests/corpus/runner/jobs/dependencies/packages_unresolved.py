# /// scenario
# id = "c059"
# kind = "dependency.resolution_failed"
# also = ["network.unreachable"]
# why = "spark-submit cannot download the package: the network reaches no repository."
# name = "delta_job"
# submit = ["--packages", "io.delta:delta-spark_2.12:3.3.2"]
# ///
from pyspark.sql import SparkSession

SparkSession.builder.getOrCreate().range(3).show()
