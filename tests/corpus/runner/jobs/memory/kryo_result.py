# /// scenario
# id = "c088"
# kind = "memory.kryo_buffer"
# why = "A broadcast value does not fit into the Kryo buffer."
# name = "lookup_share"
# engine = "4.0"
# [conf]
# "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
# "spark.kryoserializer.buffer.max" = "1m"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(4).selectExpr("id", "repeat('x', 700000) as blob")
print(rows.repartition(2).rdd._jrdd.collect().size())
wide = rows.selectExpr("collect_list(blob) as blobs")
print(wide._jdf.toJavaRDD().collect())
