// /// scenario
// id = "c880"
// kind = "data.malformed_record"
// also = []
// hard = true
// why = "A Kafka record's value is no JSON of the declared schema and the parser is FAILFAST; the stream's error is caught and retold."
// name = "order-topic-2.0"
// main_class = "com.acme.OrderTopic"
// engine = "3.5"
// jars = ["kafka"]
// services = ["kafka"]
// timeout = 150
// ///
package com.acme

import org.apache.kafka.clients.admin.{AdminClient, NewTopic}
import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{col, from_json, lit}
import org.apache.spark.sql.streaming.Trigger

class TopicFailure(text: String) extends Exception(text)

object OrderTopic {
  val Servers = "b-1.events.kafka.us-east-1.amazonaws.com:9092"

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("order-topic").getOrCreate()
    val settings = new java.util.Properties()
    settings.put("bootstrap.servers", Servers)
    val admin = AdminClient.create(settings)
    admin.createTopics(java.util.Collections.singletonList(new NewTopic("orders", 1, 1.toShort))).all().get()
    admin.close()
    spark.range(20).selectExpr("if(id = 13, concat('{\"order\": ', id, ', \"sum\": '), concat('{\"order\": ', id, ', \"sum\": 4.5}')) as value")
      .write.format("kafka").option("kafka.bootstrap.servers", Servers).option("topic", "orders").save()
    val orders = spark.readStream.format("kafka").option("kafka.bootstrap.servers", Servers).option("subscribe", "orders")
      .option("startingOffsets", "earliest").load()
      .select(from_json(col("value").cast("string"), lit("order long, sum double"), java.util.Map.of("mode", "FAILFAST")).as("o")).select("o.*")
    val query = orders.writeStream.format("parquet").option("path", "/mnt/out/orders").option("checkpointLocation", "/mnt/ck/orders")
      .trigger(Trigger.AvailableNow()).start()
    try query.awaitTermination()
    catch { case e: Exception => throw new TopicFailure("topic orders stopped in batch 0") }
  }
}
