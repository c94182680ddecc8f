# /// scenario
# id = "c238"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# hard = true
# why = "A file was removed while the job was reading; the job names its retry as the problem."
# name = "fold_lines"
# engine = "3.4"
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(10).selectExpr("string(id)").repartition(2).write.text("/mnt/lines")
frame = spark.read.text("/mnt/lines")
frame.count()
for name in os.listdir("/mnt/lines"):
    if name.startswith("part-00001"):
        os.unlink(f"/mnt/lines/{name}")
try:
    frame.groupBy("value").count().collect()
except Exception as error:
    raise ConnectionError("second pass over /mnt/lines failed; retry exhausted") from error
