// /// scenario
// id = "c1450"
// kind = "memory.kryo_buffer"
// also = []
// why = "A list that a task encodes is larger than spark.kryoserializer.buffer.max."
// name = "enroll"
// main_class = "com.acme.Enroll"
// engine = "4.0"
// conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer", "spark.kryoserializer.buffer.max" = "1m" }
// ///
package com.acme

import org.apache.spark.sql.{Encoder, Encoders, SparkSession}

object Enroll {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("enroll").getOrCreate()
    implicit val lists: Encoder[Array[String]] = Encoders.kryo[Array[String]]
    val pupils = spark.range(0, 6, 1, 2).map((n: java.lang.Long) => Array.fill(150000)(s"class $n"))
    println("classes: " + pupils.repartition(3).collect().map(_.length).sum)
    spark.stop()
  }
}
