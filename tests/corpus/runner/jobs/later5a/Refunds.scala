// /// scenario
// id = "c1046"
// also = []
// kind = "code.jvm_exception"
// hard = true
// why = "The job's own check on the driver fails inside a future; the broken connection in its text is of an earlier run."
// name = "refunds-2.0"
// main_class = "com.acme.Refunds"
// engine = "3.5"
// ///
package com.acme

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration._

import org.apache.spark.sql.SparkSession

object Refunds {
  private implicit val pool: ExecutionContext = ExecutionContext.global

  private def check(open: Long, note: String): Long = {
    require(open % 2 == 0, s"refunds do not pair up: $open open (previous run: $note)")
    open / 2
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("refunds").getOrCreate()
    val open = Future(spark.range(1001).filter("id % 1 = 0").count())
    val pairs = open.map(n => check(n, "ended by java.net.ConnectException: Connection refused (10.0.7.12:5432)"))
    try println(s"pairs: ${Await.result(pairs, 1.minute)}")
    catch { case e: IllegalArgumentException => throw new RuntimeException("refund file of 2026-11-20 is not made", e) }
  }
}
