# /// scenario
# id = "c119"
# kind = "code.worker_crash"
# also = ["code.udf_exception"]
# why = "The Python worker dies of a segmentation fault in native code (faulthandler shows the frame)."
# name = "native_hash"
# conf = { "spark.python.worker.faulthandler.enabled" = "true", "spark.sql.execution.pyspark.udf.faulthandler.enabled" = "true" }
# ///
import ctypes

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(4).repartition(2).rdd.map(lambda r: ctypes.string_at(r.id)).collect())
