// /// scenario
// id = "c1540"
// kind = "unknown"
// also = ["code.exit_nonzero", "code.jvm_exception"]
// hard = true
// why = "The job drops what its last step threw and ends with its own status; the missing folder before was handled."
// name = "intake"
// main_class = "com.acme.Intake"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import scala.util.Try

object Intake {
  private val plants = Map(0L -> "Kiel", 1L -> "Brno", 2L -> "Gent")

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("intake").getOrCreate()
    val before = Try(spark.read.parquet("/mnt/state/intake").count())
    println("state of yesterday: " + before.fold(e => "none yet (" + e.getMessage.takeWhile(_ != ';').take(60) + ")", _.toString))
    val counted = spark.range(300).selectExpr("id % 4 AS plant").groupBy("plant").count().collect()
    println("plants counted: " + counted.length)
    val named = Try(counted.map(r => plants(r.getLong(0)) -> r.getLong(1)).toMap)
    spark.stop()
    if (named.isFailure) {
      println("intake is not complete, see the on-call notes")
      sys.exit(1)
    }
  }
}
