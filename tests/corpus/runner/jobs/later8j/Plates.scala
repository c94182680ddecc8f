// /// scenario
// id = "c1709"
// kind = "code.serialization"
// also = []
// why = "The function of the filter captures a regex Matcher, which cannot be serialized."
// name = "plates"
// main_class = "com.acme.parking.Plates"
// engine = "3.5"
// ///
package com.acme.parking

import org.apache.spark.sql.SparkSession

object Plates {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    val plates = spark.sparkContext.parallelize(1 to 900, 2).map(n => s"${('A' + n % 26).toChar}-AC ${n * 7}")
    println(s"plates: ${plates.count()}")
    val shape = "[A-Z]-[A-Z]{2} \\d{1,4}".r.pattern.matcher("")
    val good = plates.filter(p => shape.reset(p).matches())
    println(s"well formed: ${good.count()}")
    spark.stop()
  }
}
