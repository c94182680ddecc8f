// /// scenario
// id = "c1075"
// also = []
// kind = "none"
// hard = true
// why = "The run ends well: a future that fails has a second way, and a hook that throws at the end does no harm."
// name = "sessions-9.2"
// main_class = "com.acme.Sessions"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration._

object Sessions {
  private val log = LoggerFactory.getLogger("sessions")
  private implicit val pool: ExecutionContext = ExecutionContext.global

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("sessions").getOrCreate()
    sys.addShutdownHook { throw new IllegalStateException("metrics are not flushed") }
    val earlier = Future(spark.read.parquet("/mnt/lake/sessions").count()).recover {
      case e: Exception =>
        log.error("earlier sessions", e)
        0L
    }
    val now = Future(spark.range(4000).selectExpr("id % 70 as user").distinct().count())
    val total = Await.result(earlier.zip(now).map { case (a, b) => a + b }, 2.minutes)
    println(s"sessions: $total")
    spark.stop()
  }
}
