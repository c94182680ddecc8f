# /// scenario
# id = "c1390"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "No logs; the state text tells that the table format's library calls what this Spark does not have; it is made for an older one."
# name = "merge_members"
# engine = "3.5"
# jars = ["delta@3.4"]
# dress = ["nologs"]
# state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: py4j.protocol.Py4JJavaError: An error occurred while calling o39.save.\n: java.lang.NoSuchMethodError: 'scala.collection.Seq org.apache.spark.sql...."
# job_run = { state = "FAILED" }
# [conf]
# "spark.sql.extensions" = "io.delta.sql.DeltaSparkSessionExtension"
# "spark.sql.catalog.spark_catalog" = "org.apache.spark.sql.delta.catalog.DeltaCatalog"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
members = spark.range(80).selectExpr("id AS member", "id % 4 AS tier")
print("members:", members.count())
members.write.format("delta").mode("overwrite").save("/mnt/members")
