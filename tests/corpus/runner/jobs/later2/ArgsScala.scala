// /// scenario
// id = "c460"
// kind = "code.bad_arguments"
// also = ["code.jvm_exception"]
// hard = true
// why = "The job is started without the argument that it reads first."
// name = "backfill-1.8"
// main_class = "com.acme.Backfill"
// engine = "3.4"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Backfill {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("backfill").getOrCreate()
    val days = args(0).split(",")
    days.foreach(day => println(s"$day " + spark.range(10).count()))
  }
}
