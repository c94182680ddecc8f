# /// scenario
# id = "c260"
# kind = "none"
# hard = true
# why = "A Kafka sink that is down is optional to the job, which succeeds."
# name = "emit_optional"
# jars = ["kafka"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
frame = spark.range(3).selectExpr("string(id) as value")
frame.write.mode("overwrite").text("/mnt/out")
try:
    (frame.write.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9094")
     .option("kafka.max.block.ms", "3000").option("topic", "audit").save())
except Exception as error:
    print("audit topic not reached, ignored:", type(error).__name__)
print("finished")
