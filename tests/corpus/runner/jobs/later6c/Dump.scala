// /// scenario
// id = "c1430"
// kind = "data.path_exists"
// also = []
// why = "The output folder of saveAsTextFile exists already."
// name = "dump"
// main_class = "com.acme.Dump"
// engine = "3.5"
// before = "mkdir -p /mnt/out/dump/2026-11-20"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Dump {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("dump").getOrCreate()
    val lines = spark.range(100).rdd.map(n => s"$n;${n * n}")
    println(s"lines: ${lines.count()}")
    lines.saveAsTextFile("/mnt/out/dump/2026-11-20")
    spark.stop()
  }
}
