# /// scenario
# id = "c768"
# kind = "sql.syntax"
# also = ["sql.function_not_found"]
# why = "CALL names a procedure that Iceberg does not have, so the statement goes to Spark's parser, which does not know CALL."
# name = "maintain"
# engine = "3.5"
# jars = ["iceberg"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.ops.jobs (id bigint) using iceberg")
spark.sql("insert into lake.ops.jobs values (1), (2)")
spark.sql("call lake.system.expire_snapshot(table => 'ops.jobs', retain_last => 1)").show()
