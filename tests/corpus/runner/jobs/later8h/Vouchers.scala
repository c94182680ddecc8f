// /// scenario
// id = "c1643"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "The job turns whatever its last step threw into a count and ends with status 2; the optional folder that was missing before was handled."
// name = "vouchers"
// main_class = "com.acme.promo.Vouchers"
// engine = "3.5"
// ///
package com.acme.promo

import org.apache.spark.sql.SparkSession
import scala.util.Try

object Vouchers {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("vouchers").getOrCreate()
    val old = Try(spark.read.parquet("/mnt/in/vouchers/last_year"))
    old.failed.foreach(e => println(s"no last year to compare with: ${e.getMessage}"))
    val issued = spark.range(3000).selectExpr("id AS voucher", "id % 11 AS campaign")
    println(s"campaigns: ${issued.select("campaign").distinct().count()}")
    val steps = Seq("limits" -> (() => issued.filter("campaign < 12").count()), "owners" -> (() => issued.join(issued.sparkSession.table("owners"), "voucher").count()))
    val done = steps.map { case (name, step) => name -> Try(step()).toOption }
    println(done.map { case (name, n) => s"$name ${n.getOrElse("-")}" }.mkString("; "))
    spark.stop()
    if (done.exists(_._2.isEmpty)) sys.exit(2)
  }
}
