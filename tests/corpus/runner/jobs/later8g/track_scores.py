# /// scenario
# id = "c1629"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# hard = true
# why = "The Kryo registrator's class com.acme.sport.TrackRegistrator is not on the classpath; the exception only tells of a failure to register classes with Kryo."
# name = "track_scores"
# engine = "3.5"
# conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer", "spark.kryo.registrator" = "com.acme.sport.TrackRegistrator" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("track_scores").getOrCreate()
runs = spark.range(1000).selectExpr("id AS run", "id % 30 AS track", "id % 61 AS seconds")
best = runs.groupBy("track").min("seconds").toDF("track", "seconds")
print("tracks", best.count())
for row in best.orderBy("track").limit(5).collect():
    print(row.track, row.seconds)
