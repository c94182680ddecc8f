// /// scenario
// id = "c1299"
// kind = "memory.kryo_buffer"
// hard = true
// why = "A shard of the gazetteer, encoded with Kryo, is larger than the buffer may grow; the job logs the message within its own words and exits 2."
// name = "lookup-0.8"
// main_class = "com.acme.geo.Lookup"
// engine = "3.5"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "1m"
// ///
package com.acme.geo

import org.apache.spark.sql.{Encoder, Encoders, SparkSession}
import org.slf4j.LoggerFactory

import scala.util.control.NonFatal

class Shard(val number: Int, val places: Map[Int, String])

object Lookup {
  private val log = LoggerFactory.getLogger("lookup")

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("lookup").getOrCreate()
    implicit val encoder: Encoder[Shard] = Encoders.kryo[Shard]
    try {
      val shards = Seq(10, 60000).zipWithIndex.map { case (size, n) => new Shard(n, (1 to size).map(k => k -> s"place number $k of the gazetteer").toMap) }
      val named = spark.createDataset(shards).map(shard => shard.places.size)(spark.implicits.newIntEncoder).collect().sum
      log.info(s"named $named places")
    } catch {
      case NonFatal(e) =>
        log.info(s"gazetteer was not encoded for the workers, reason: ${e.getMessage}")
        spark.stop()
        Runtime.getRuntime.exit(2)
    }
  }
}
