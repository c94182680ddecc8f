# /// scenario
# id = "c1398"
# kind = "dependency.resolution_failed"
# also = ["network.unreachable"]
# why = "The first lines and the last ones; the XML package cannot be downloaded as the repositories' names are not known."
# name = "feed_xml"
# engine = "3.5"
# submit = ["--packages", "com.databricks:spark-xml_2.12:0.18.0"]
# dress = ["driver", "elide:34"]
# timeout = 240
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.format("xml").option("rowTag", "offer").load("/mnt/feed").show()
