# /// scenario
# id = "c1572"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# why = "The listener of OpenLineage is configured, but its jar is not on the class path, so no SparkContext starts."
# name = "room_use"
# engine = "4.0"
# conf = { "spark.extraListeners" = "io.openlineage.spark.agent.OpenLineageSparkListener", "spark.openlineage.transport.type" = "console" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id % 5 AS room", "id % 24 AS hour").groupBy("room").count().write.csv(
    "/mnt/out/room_use"
)
