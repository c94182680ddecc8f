# /// scenario
# id = "c780"
# kind = "none"
# also = []
# hard = true
# why = "Tasks fail once and pass on their second try; the run ends well."
# name = "geocode"
# engine = "3.4"
# conf = { "spark.master" = "local[2,4]" }
# ///
import os

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def geocode(rows):
    mark = "/mnt/warm"
    if not os.path.exists(mark):
        open(mark, "w").close()
        raise ConnectionResetError(104, "Connection reset by peer")
    return [(row.id, row.id * 0.1) for row in rows]


print("located:", spark.range(30).repartition(2).rdd.mapPartitions(geocode).count())
spark.stop()
