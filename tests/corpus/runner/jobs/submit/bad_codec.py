# /// scenario
# id = "c127"
# kind = "submit.bad_config"
# hard = true
# why = "A setting's value is not one that Spark accepts; the job prints it as a failed write and fails again on its read."
# name = "write_zstd"
# conf = { "spark.sql.parquet.compression.codec" = "zstandard" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    spark.range(10).write.parquet("/mnt/out")
except Exception as error:
    print("write:", str(error).splitlines()[0])
spark.read.parquet("/mnt/out").show()
