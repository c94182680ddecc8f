// /// scenario
// id = "c424"
// kind = "memory.kryo_buffer"
// also = []
// hard = true
// why = "One object is larger than the Kryo buffer's maximum; the job names its own failure."
// name = "publish-dimension-3"
// main_class = "com.acme.PublishDimension"
// engine = "3.4"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "1m"
// ///
package com.acme

import org.apache.spark.sql.{Encoders, SparkSession}
import scala.util.{Failure, Success, Try}

object PublishDimension {
  type Names = Map[Int, String]

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("publish-dimension").getOrCreate()
    val names: Names = (1 to 60000).map(n => n -> s"customer number $n of the northern region").toMap
    Try(spark.createDataset(Seq(names))(Encoders.kryo[Names]).count()) match {
      case Success(rows) => println(s"published $rows")
      case Failure(problem) => throw new IllegalStateException("dimension 'customer' is not published", problem)
    }
  }
}
