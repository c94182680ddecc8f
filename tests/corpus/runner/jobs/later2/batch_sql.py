# /// scenario
# id = "c438"
# kind = "sql.syntax"
# also = ["code.python_exception"]
# hard = true
# why = "The statement that a stream runs for each batch has a doubled keyword; the query ends with it inside."
# name = "dedupe_stream"
# engine = "3.5"
# jars = ["delta"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(2).selectExpr("id as value", "current_timestamp() as timestamp").write.format("delta").save("/mnt/lake/events")


def upsert(batch, number):
    batch.createOrReplaceTempView("batch")
    batch.sparkSession.sql("merge into delta.`/mnt/lake/events` t using batch s on t.value = s.value when matched then then update set *")


stream = spark.readStream.format("rate").option("rowsPerSecond", 5).load().select("value", "timestamp")
stream.writeStream.foreachBatch(upsert).option("checkpointLocation", "/mnt/ck").start().awaitTermination()
