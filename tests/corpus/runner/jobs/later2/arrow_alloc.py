# /// scenario
# id = "c585"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# hard = true
# why = "Arrow cannot allocate the buffer that a pandas function asks for, in the executors."
# name = "explode_images"
# engine = "3.5"
# logging = "full"
# cluster = "standalone"
# dress = ["executors:1"]
# conf = { "spark.task.maxFailures" = "2" }
# ///
import pyarrow as pa
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def explode(batches):
    for batch in batches:
        size = sum(batch.column(0).to_pylist()) << 40
        pixels = pa.allocate_buffer(size)
        yield pa.RecordBatch.from_pydict({"n": [pixels.size]})


print(spark.range(1, 30).repartition(1).mapInArrow(explode, "n long").collect())
