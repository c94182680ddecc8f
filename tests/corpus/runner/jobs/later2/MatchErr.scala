// /// scenario
// id = "c448"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "A mode that the job's match does not know ends a Future; the awaiting code wraps it."
// name = "router-2.3"
// main_class = "com.acme.Router"
// engine = "4.0"
// args = ["--mode", "backfil"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import scala.concurrent.{Await, Future}
import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration._

object Router {
  sealed trait Plan
  case object Daily extends Plan
  case object Backfill extends Plan

  def plan(mode: String): Plan = mode match {
    case "daily" => Daily
    case "backfill" => Backfill
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("router").getOrCreate()
    val work = Future {
      val n = spark.range(1000).count()
      (plan(args(1)), n)
    }.recoverWith { case e => Future.failed(new RuntimeException("flow 'router' ended in state ERROR", e)) }
    println(Await.result(work, 60.seconds))
  }
}
