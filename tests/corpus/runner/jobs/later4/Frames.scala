// /// scenario
// id = "c870"
// kind = "memory.kryo_buffer"
// also = []
// hard = true
// why = "A value does not fit into the largest Kryo buffer in a task; the job's own error follows without it."
// name = "frames-1.5"
// main_class = "com.acme.Frames"
// engine = "4.0"
// conf = { "spark.kryoserializer.buffer.max" = "2m" }
// ///
package com.acme

import org.apache.spark.sql.{Encoder, Encoders, SparkSession}

class Frame(val pixels: Array[Byte])

object Frames {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("frames").getOrCreate()
    implicit val frames: Encoder[Frame] = Encoders.kryo[Frame]
    try {
      val sizes = spark.range(0, 12, 1, 2).map(n => new Frame(new Array[Byte]((n.toInt + 1) << 18))).repartition(2)
      println(sizes.map(_.pixels.length.toLong)(Encoders.scalaLong).reduce(_ + _))
    } catch { case e: Exception => throw new RuntimeException("camera 4: 12 frames left") }
  }
}
