# /// scenario
# id = "c1599"
# kind = "memory.python_oom"
# also = ["code.udf_exception"]
# why = "Arrow cannot allocate memory in the Python worker, which has a limit."
# name = "join_frames"
# engine = "4.0"
# cluster = "standalone"
# conf = { "spark.executor.pyspark.memory" = "900m", "spark.task.maxFailures" = "2" }
# ///
import pyarrow as pa
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("join_frames").getOrCreate()


def widen(batches):
    frames = [pa.Table.from_batches([batch]) for batch in batches]
    whole = pa.concat_tables(frames * 3000).combine_chunks()
    for batch in whole.slice(0, 10).to_batches():
        yield batch


spark.range(0, 60000, 1, 2).mapInArrow(widen, "id long").write.mode("overwrite").parquet("/mnt/out/frames")
