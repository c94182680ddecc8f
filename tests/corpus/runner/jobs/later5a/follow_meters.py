# /// scenario
# id = "c1083"
# name = "follow_meters"
# also = []
# kind = "data.schema_mismatch"
# hard = true
# why = "Files of the second day hold the reading as text where the stream's schema says double; the job raises its own exception."
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id as meter", "id * 0.5D as reading").coalesce(1).write.parquet("/mnt/in/meters/day=19")
schema = "meter long, reading double"


def follow():
    rows = spark.readStream.schema(schema).parquet("/mnt/in/meters/*")
    rows.writeStream.format("parquet").option("path", "/mnt/out/meters").option("checkpointLocation", "/mnt/ck/meters").trigger(availableNow=True).start().awaitTermination()


follow()
spark.range(30).selectExpr("id as meter", "concat(id, ' kWh') as reading").coalesce(1).write.parquet("/mnt/in/meters/day=20")
try:
    follow()
except Exception as problem:
    raise SystemError("meters: day 20 is not taken over") from problem.__cause__
