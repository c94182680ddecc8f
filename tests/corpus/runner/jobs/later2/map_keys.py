# /// scenario
# id = "c413"
# kind = "data.invalid_value"
# also = []
# why = "A session has one attribute twice, which Spark's map functions refuse."
# name = "session_profile"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as f

spark = SparkSession.builder.getOrCreate()
events = spark.range(300).selectExpr("id % 40 as session", "concat('k', pmod(hash(id), 30)) as name", "id as value")
profile = events.groupBy("session").agg(f.map_from_entries(f.collect_list(f.struct("name", "value"))).alias("attrs"))
profile.write.parquet("/mnt/out/profile")
