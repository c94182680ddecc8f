# /// scenario
# id = "c1357"
# kind = "data.corrupt_file"
# why = "The last lines of the driver's output; one of the Avro files is no Avro file."
# name = "read_panels"
# engine = "3.5"
# jars = ["avro"]
# dress = ["without:SPARK_DRIVER/stderr", "tail:38"]
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(0, 3000, 1, 3).selectExpr("id AS panel", "id % 24 AS hour", "id * 0.5 AS watts").write.format("avro").save("/mnt/panels/day=20")
with open("/mnt/panels/day=20/part-00009-upload.avro", "wb") as f:
    f.write(os.urandom(900))
spark.read.format("avro").load("/mnt/panels/day=20").groupBy("hour").avg("watts").show()
