# /// scenario
# id = "c838"
# kind = "data.invalid_value"
# also = ["code.udf_exception"]
# why = "Spark's own assembler meets a null value among the features."
# name = "build_features"
# engine = "4.0"
# ///
from pyspark.ml.feature import VectorAssembler
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(40).selectExpr("double(id) as age", "case when id <> 17 then double(id % 7) end as visits")
VectorAssembler(inputCols=["age", "visits"], outputCol="features").transform(rows).write.mode("overwrite").parquet("/mnt/out/features")
