// /// scenario
// id = "c1615"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "A division of the job's own BigDecimals has no exact result (ArithmeticException on the driver); it stands only as a suppressed exception below a general one."
// name = "margins"
// main_class = "com.acme.retail.Margins"
// engine = "3.5"
// ///
package com.acme.retail

import java.math.{BigDecimal => Money}

import scala.util.{Failure, Try}

import org.apache.spark.sql.SparkSession

object Margins {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("margins").getOrCreate()
    val sales = spark.range(900).selectExpr("id % 3 AS region", "id * 10 AS cents").groupBy("region").sum("cents").collect()
    val pieces = Map(0L -> 8L, 1L -> 7L, 2L -> 4L)
    val results = sales.map(row => Try {
      val each = new Money(row.getLong(1)).divide(new Money(pieces(row.getLong(0))))
      println(s"region ${row.getLong(0)}: $each")
      each
    })
    val failures = results.collect { case Failure(e) => e }
    if (failures.nonEmpty) {
      val all = new RuntimeException(s"${failures.length} of ${results.length} regions not calculated")
      failures.foreach(all.addSuppressed)
      throw all
    }
    spark.stop()
  }
}
