// /// scenario
// id = "c1331"
// kind = "service.unavailable"
// also = ["code.jvm_exception"]
// hard = true
// why = "The partner's API answers 503 to the tasks; the job keeps the reasons per desk and ends with a count of missing desks."
// name = "quotes-4.2"
// main_class = "com.acme.desk.QuotesJob"
// engine = "4.0"
// services = ["http"]
// ///
package com.acme.desk

import org.apache.spark.sql.SparkSession

import scala.io.Source
import scala.util.{Failure, Success, Try}

object QuotesJob {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("quotes").getOrCreate()
    import spark.implicits._
    val desks = Seq("/rates/eur" -> "eur", "/status/503/usd" -> "usd", "/status/503/jpy" -> "jpy")
    val quoted = spark.createDataset(desks).map { case (path, desk) =>
      Try(Source.fromURL(s"http://rates.partner.example$path").mkString) match {
        case Success(body) => (desk, body, "")
        case Failure(e)    => (desk, "", e.toString)
      }
    }.collect()
    quoted.foreach { case (desk, body, reason) => println(f"$desk%-5s ${if (reason.isEmpty) body else reason}") }
    val missing = quoted.count(_._3.nonEmpty)
    if (missing > 1) throw new IllegalStateException(s"$missing of ${quoted.length} desks without quotes")
  }
}
