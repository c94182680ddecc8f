// /// scenario
// id = "c954"
// kind = "data.empty_input"
// also = ["code.jvm_exception"]
// why = "No line passes the filter, and the highest of nothing is asked for."
// name = "highest-1.1"
// main_class = "com.acme.Highest"
// engine = "3.4"
// files = { "in/bids.txt" = "a,1\nb,2\n" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Highest {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("highest").getOrCreate()
    val bids = spark.sparkContext.textFile("file:///home/hadoop/in/bids.txt").filter(_.startsWith("c")).map(_.split(",")(1).toInt)
    println("highest: " + bids.max())
  }
}
