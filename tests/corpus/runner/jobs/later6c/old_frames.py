# /// scenario
# id = "c1445"
# kind = "dependency.version_conflict"
# also = ["code.python_exception"]
# why = "The pandas shipped with the job is too old for this Spark."
# name = "old_frames"
# engine = "4.0"
# before = "ln -s $EMRDX_ENGINES/libs6d /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(40).selectExpr("id", "id % 6 AS k").toPandas()
print("means", frame.groupby("k").id.mean().to_dict())
