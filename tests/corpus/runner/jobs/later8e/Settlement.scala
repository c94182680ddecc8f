// /// scenario
// id = "c1553"
// kind = "unknown"
// also = ["code.exit_nonzero", "code.jvm_exception"]
// hard = true
// why = "The job catches whatever was thrown and prints only a general sentence; nothing in the logs names a cause."
// name = "settlement"
// main_class = "com.acme.pay.Settlement"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme.pay

import org.apache.spark.sql.SparkSession

object Settlement {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("settlement").getOrCreate()
    val done = try {
      val sums = spark.range(0, 9000, 1, 3).selectExpr("id % 12 AS account", "id * 3 AS cents").groupBy("account").sum("cents").collect()
      val limits = Map("std" -> 12L).withDefaultValue(sums.length.toLong / (sums.length - 12))
      println(s"${limits("vip")} accounts settled")
      true
    } catch {
      case _: Throwable => false
    }
    if (!done) {
      println("Settlement of 2026-11-20 was not completed. Details are in the operations portal.")
      sys.exit(1)
    }
    spark.stop()
  }
}
