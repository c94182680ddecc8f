// /// scenario
// id = "c251"
// kind = "code.exit_nonzero"
// hard = true
// why = "The Scala job's own freshness check ends it with sys.exit(5) after a sentence; caught failures stand before."
// name = "freshness-1"
// main_class = "com.acme.Freshness"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Freshness {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("freshness").getOrCreate()
    try spark.read.parquet("/mnt/optional").count()
    catch { case e: Exception => println("optional source skipped: " + e.getMessage.takeWhile(_ != '\n')) }
    val age = spark.range(30).count()
    if (age > 24) {
      println(s"freshness: data is $age hours old, limit 24, calling sys.exit(5)")
      sys.exit(5)
    }
  }
}
