# /// scenario
# id = "c1465"
# kind = "dependency.class_missing"
# also = ["code.python_exception"]
# hard = true
# why = "The jar with com.acme.keys.KeyTool is not on the classpath, so py4j takes the class for a package."
# name = "bridge_keys"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(1000).selectExpr("id", "concat('k', id % 9) AS key")
print(rows.groupBy("key").count().count(), "keys")
tool = spark._jvm.com.acme.keys.KeyTool("2026-11")
for row in rows.select("key").distinct().collect():
    print(row.key, tool.rotate(row.key))
