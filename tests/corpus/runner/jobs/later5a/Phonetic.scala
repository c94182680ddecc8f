// /// scenario
// id = "c1058"
// kind = "dependency.native_missing"
// also = []
// hard = true
// why = "The native library that an object loads in the tasks is not there; tasks after the first only say that the class could not be initialised."
// name = "phonetic-1.3"
// main_class = "com.acme.Phonetic"
// engine = "3.5"
// cluster = "standalone"
// dress = ["executors:2"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Codec {
  System.loadLibrary("phonetic")

  @native def encode(text: String): String
}

object Phonetic {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("phonetic").getOrCreate()
    val names = spark.sparkContext.parallelize(Seq("Meyer", "Maier", "Meier", "Mayr"), 2)
    try println(names.map(Codec.encode).distinct().count())
    catch { case e: Exception => throw new RuntimeException("names are not grouped") }
  }
}
