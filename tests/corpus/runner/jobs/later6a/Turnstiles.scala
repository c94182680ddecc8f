// /// scenario
// id = "c1311"
// kind = "data.malformed_record"
// why = "A message of the topic is no JSON of the schema and the parser's mode is FAILFAST; a listener logs the query's end, main exits with its own code."
// name = "turnstiles-2.0"
// main_class = "com.acme.events.Turnstiles"
// engine = "3.5"
// jars = ["kafka"]
// services = ["kafka"]
// timeout = 200
// ///
package com.acme.events

import org.apache.kafka.clients.admin.{AdminClient, NewTopic}
import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions._
import org.apache.spark.sql.streaming.{StreamingQueryListener, Trigger}
import org.apache.spark.sql.streaming.StreamingQueryListener._
import org.slf4j.LoggerFactory

import scala.collection.JavaConverters._
import scala.util.Try

object Turnstiles {
  private val log = LoggerFactory.getLogger(getClass)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("turnstiles").getOrCreate()
    import spark.implicits._
    spark.streams.addListener(new StreamingQueryListener {
      def onQueryStarted(event: QueryStartedEvent): Unit = log.info(s"started ${event.name}")
      def onQueryProgress(event: QueryProgressEvent): Unit = ()
      def onQueryTerminated(event: QueryTerminatedEvent): Unit =
        log.info(s"terminated after ${event.exception.map(_.length).getOrElse(0)} characters of trace")
    })
    val broker = "b-1.events.kafka.us-east-1.amazonaws.com:9092"
    val admin = AdminClient.create(Map[String, Object]("bootstrap.servers" -> broker).asJava)
    admin.createTopics(List(new NewTopic("gates", 1, 1.toShort)).asJava).all().get()
    admin.close()
    val body = expr("if(id = 40, '{\"gate\": 40, \"passed\": }', concat('{\"gate\": ', id, ', \"passed\": 1}'))")
    spark.range(0, 60, 1, 1).select(body.as("value")).write.format("kafka").option("kafka.bootstrap.servers", broker).option("topic", "gates").save()
    val messages = spark.readStream.format("kafka").option("kafka.bootstrap.servers", broker)
      .option("subscribe", "gates").option("startingOffsets", "earliest").option("maxOffsetsPerTrigger", "25").load()
    val gates = messages.select(from_json($"value".cast("string"), "gate int, passed int", Map("mode" -> "FAILFAST")).as("g")).select("g.*")
    val query = gates.writeStream.queryName("gates").format("parquet").option("path", "/mnt/out/gates").option("checkpointLocation", "/mnt/ck/gates").trigger(Trigger.AvailableNow()).start()
    val ended = Try(query.awaitTermination())
    if (ended.isFailure) { Thread.sleep(500); log.error("gates are stale since batch {}", query.lastProgress.batchId); sys.exit(70) }
  }
}
