# /// scenario
# id = "c1386"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "Elastic's JSON records; no jar of the run brings the document store's data source."
# name = "sync_reviews"
# engine = "4.0"
# logging = "foreign_ecs"
# dress = ["driver"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
known = spark.range(400).selectExpr("id AS review")
print("known reviews:", known.count())
reviews = spark.read.format("mongodb").option("database", "shop").option("collection", "reviews").load()
reviews.join(known, "review", "left_anti").write.mode("append").parquet("/mnt/reviews")
