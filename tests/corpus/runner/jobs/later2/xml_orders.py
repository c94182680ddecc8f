# /// scenario
# id = "c412"
# kind = "data.malformed_record"
# also = []
# why = "One order's XML has an unclosed element and the reader fails fast."
# name = "orders_xml"
# engine = "4.0"
# [files]
# "in/o.xml" = "<orders><order><id>1</id><qty>2</qty></order>\n<order><id>2</id><qty>x<</qty></order>\n<order><id>3</id><qty>4</qty></order></orders>\n"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.read.format("xml").schema("id long, qty long").option("rowTag", "order").option("mode", "FAILFAST").load("file:///home/hadoop/in/o.xml")
print(orders.agg({"qty": "sum"}).collect())
