# /// scenario
# id = "c669"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "The Kafka connector is built for Scala 2.12 and runs on Spark 4 with Scala 2.13."
# name = "clicks_ingest"
# engine = "4.0"
# submit = ["--jars", "/usr/share/aws/lib/spark-sql-kafka-0-10_2.12-3.5.3.jar,/usr/share/aws/lib/spark-token-provider-kafka-0-10_2.12-3.5.3.jar,/usr/share/aws/lib/kafka-clients-3.4.1.jar,/usr/share/aws/lib/commons-pool2-2.11.1.jar"]
# before = "mkdir -p /usr/share/aws/lib; mountpoint -q /usr/share/aws/lib || mount -t tmpfs none /usr/share/aws/lib; ln -sf $EMRDX_ENGINES/jars/e35/spark-*kafka*.jar $EMRDX_ENGINES/jars/e35/kafka-clients-*.jar $EMRDX_ENGINES/jars/e35/commons-pool2-*.jar /usr/share/aws/lib/"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
clicks = spark.read.format("kafka").option("kafka.bootstrap.servers", "b-1.events.kafka.us-east-1.amazonaws.com:9092").option("subscribe", "clicks").load()
print(clicks.count())
