# /// scenario
# id = "c1623"
# kind = "data.malformed_record"
# also = ["data.corrupt_file"]
# why = "An element of the XML feed is not closed properly and the reader is told to fail fast."
# name = "carrier_feed"
# engine = "4.0"
# files = { "in/feed.xml" = "<shipments>\n<shipment><id>1</id><kg>4.5</kg></shipment>\n<shipment><id>2</id><kg>7.0</id></shipment>\n<shipment><id>3</id><kg>1.2</kg></shipment>\n</shipments>\n" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("carrier_feed").getOrCreate()
feed = spark.read.schema("id long, kg double").option("rowTag", "shipment").option("mode", "FAILFAST")
shipments = feed.format("xml").load("/home/hadoop/in/feed.xml")
shipments.selectExpr("count(*) AS shipments", "sum(kg) AS kg").write.parquet("/mnt/out/shipments")
