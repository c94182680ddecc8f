# /// scenario
# id = "c1696"
# kind = "stream.offsets_lost"
# also = []
# why = "The restarted query deduplicates where the one of the checkpoint aggregated, so its stateful operator no longer matches the state's metadata."
# name = "follow_visits"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("follow_visits").getOrCreate()
spark.range(600).selectExpr("id % 40 AS page", "id AS visit").write.parquet("/mnt/visits")


def follow(frame, mode, name):
    query = (
        frame.writeStream.outputMode(mode)
        .queryName(name)
        .option("checkpointLocation", "/mnt/checkpoints/visits")
        .foreachBatch(lambda batch, n: print(name, n, batch.count()))
        .trigger(availableNow=True)
        .start()
    )
    query.awaitTermination()


visits = spark.readStream.schema("page bigint, visit bigint").parquet("/mnt/visits")
follow(visits.groupBy("page").count(), "complete", "per_page")
spark.range(600, 700).selectExpr("id % 40 AS page", "id AS visit").write.mode("append").parquet("/mnt/visits")
follow(visits.dropDuplicates(["page"]), "append", "pages")
