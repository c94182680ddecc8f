// /// scenario
// id = "c1333"
// kind = "timeout.broadcast"
// hard = true
// why = "The drivers' side of the join takes longer than spark.sql.broadcastTimeout; the job awaits it with a limit of its own and tells it as an open assignment."
// name = "assign-1.3"
// main_class = "com.acme.fleet.Assign"
// engine = "3.4"
// conf = { "spark.sql.broadcastTimeout" = "4", "spark.sql.adaptive.enabled" = "false", "spark.master" = "local[4]" }
// ///
package com.acme.fleet

import java.util.concurrent.TimeUnit

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{broadcast, col, udf}

import scala.concurrent.ExecutionContext.Implicits.global
import scala.concurrent.duration.Duration
import scala.concurrent.{Await, Future}
import scala.util.Try

object Assign {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("assign").getOrCreate()
    val grade = udf { (n: Long) => Thread.sleep(900); n % 5 }
    val tours = spark.range(2000).selectExpr("id as tour", "id % 40 as driver")
    val drivers = spark.range(0, 40, 1, 4).select(grade(col("id")).as("grade"), col("id").as("driver"))
    val results = Seq("tours" -> tours, "assigned" -> tours.join(broadcast(drivers), "driver").groupBy("grade").count()).map { case (name, frame) =>
      name -> Future(frame.count())
    }
    val counts = results.map { case (name, future) => name -> Try(Await.result(future, Duration(60, TimeUnit.SECONDS))) }
    counts.foreach { case (name, result) => println(s"$name -> ${result.fold(e => e.getMessage.takeWhile(_ != '.'), _.toString)}") }
    if (counts.exists(_._2.isFailure)) {
      spark.stop()
      System.exit(4)
    }
  }
}
