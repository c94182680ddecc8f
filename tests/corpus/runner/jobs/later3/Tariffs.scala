// /// scenario
// id = "c613"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "A static initialiser asks a map for a key that is not there; the JVM reports the class's initialisation."
// name = "tariffs-4.2"
// main_class = "com.acme.Tariffs"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Table {
  private val zones = Map("DE" -> 19, "FR" -> 20)
  val standard: Int = Seq("DE", "FR", "UK").map(zones).max
}

object Tariffs {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("tariffs").getOrCreate()
    import spark.implicits._
    val amounts = Seq(12.5, 80.0, 7.0).toDS()
    println(amounts.count())
    println(amounts.collect().map(_ * Table.standard).sum)
  }
}
