// /// scenario
// id = "c1308"
// kind = "dependency.native_missing"
// also = ["code.udf_exception"]
// hard = true
// why = "The object used in the tasks loads a native library that the workers lack; later tries only say that the class could not be initialised."
// name = "spelling-1.0"
// main_class = "com.acme.text.Spelling"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme.text

import org.apache.spark.sql.SparkSession

object Hunspell {
  System.loadLibrary("hunspell-jni")

  @native def suggest(word: String): String
}

object Spelling {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("spelling").getOrCreate()
    import spark.implicits._
    val words = spark.range(0, 40, 1, 2).map(n => s"word$n")
    val checked = words.map(word => Hunspell.suggest(word))
    try checked.write.mode("overwrite").text("/mnt/out/words")
    catch {
      case e: Exception => throw new IllegalStateException("dictionary run had to be abandoned", e)
    }
  }
}
