// /// scenario
// id = "c1415"
// kind = "unknown"
// also = ["code.exit_nonzero", "code.jvm_exception"]
// hard = true
// why = "The job keeps its error to itself and exits 1 with a general sentence."
// name = "nightly-sync"
// main_class = "com.acme.NightlySync"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object NightlySync {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("nightly-sync").getOrCreate()
    val rows = spark.range(400).selectExpr("id % 8 AS k").groupBy("k").count().collect()
    try {
      println(s"groups: ${rows.length}")
      val targets = Map("crm" -> 1, "erp" -> 2)
      println(targets("dwh"))
    } catch {
      case _: Throwable =>
        println("The nightly sync did not complete. Please open a ticket with the platform team.")
        spark.stop()
        System.exit(1)
    }
  }
}
