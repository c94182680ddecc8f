// /// scenario
// id = "c1672"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "One of the three steps did not end well and the job keeps only its name; nothing in the logs names a cause."
// name = "allotments"
// main_class = "com.acme.garden.Allotments"
// engine = "4.0"
// ///
package com.acme.garden

import org.apache.spark.sql.{DataFrame, SparkSession}
import scala.util.{Failure, Success, Try}

object Allotments {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("allotments").getOrCreate()
    val plots = spark.range(1800).selectExpr("id AS plot", "id % 9 AS lane", "id % 5 AS members")
    val steps = Seq[(String, DataFrame => Long)](
      "lanes" -> (d => d.groupBy("lane").count().count()),
      "fees" -> (d => d.selectExpr("plot", "members * fee AS due").count()),
      "waiting" -> (d => d.where("members = 0").count()))
    val open = steps.flatMap { case (name, step) =>
      Try(step(plots)) match {
        case Success(n) => println(s"$name: $n"); None
        case Failure(_) => println(s"$name: see the ticket of the run"); Some(name)
      }
    }
    spark.stop()
    if (open.nonEmpty) {
      println(s"${open.size} of ${steps.size} steps are to be repeated")
      sys.exit(1)
    }
  }
}
