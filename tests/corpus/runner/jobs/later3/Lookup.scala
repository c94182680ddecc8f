// /// scenario
// id = "c649"
// kind = "none"
// also = []
// why = "The lookup fits: the run counts its rows and ends well."
// name = "lookup-1.9"
// main_class = "com.acme.Lookup"
// engine = "3.4"
// conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer", "spark.kryoserializer.buffer.max" = "1m" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Lookup {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("lookup").getOrCreate()
    val sc = spark.sparkContext
    val rows = sc.parallelize(1 to 4, 2).map(n => Array.fill(400000)(n.toLong))
    println(rows.collect().map(_.sum).sum)
  }
}
