# /// scenario
# id = "c072"
# kind = "none"
# hard = true
# why = "toPandas was too large and fell back to a sample, as the job means it to; the run succeeds."
# name = "profile_table"
# conf = { "spark.driver.maxResultSize" = "1m" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(300_000).selectExpr("id", "uuid() as token")
try:
    sample = frame.toPandas()
except Exception as error:
    print("full profile not possible:", str(error).splitlines()[1][:200])
    sample = frame.limit(500).toPandas()
print(sample.describe())
