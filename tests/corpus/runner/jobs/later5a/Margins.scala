// /// scenario
// id = "c1041"
// kind = "sql.unresolved_column"
// also = ["code.jvm_exception"]
// hard = true
// why = "A column that the frame does not have is selected; the failure is logged as a warning and the missing result ends the run later."
// name = "margins-1.8"
// main_class = "com.acme.Margins"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.{DataFrame, SparkSession}
import org.apache.spark.sql.functions._
import org.slf4j.LoggerFactory

import scala.util.{Failure, Success, Try}

object Margins {
  private val log = LoggerFactory.getLogger("margins")

  private def part(name: String)(build: => DataFrame): Option[DataFrame] = Try(build) match {
    case Success(frame) => Some(frame)
    case Failure(problem) =>
      log.warn(s"part $name is left out", problem)
      None
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("margins").getOrCreate()
    val sales = spark.range(600).selectExpr("id % 40 as sku", "id * 1.1 as net", "id * 0.7 as cost")
    val parts = Map(
      "net" -> part("net")(sales.groupBy("sku").agg(sum("net").as("net"))),
      "margin" -> part("margin")(sales.groupBy("sku").agg(sum(col("net") - col("purchase_cost")).as("margin"))))
    parts("net").get.join(parts("margin").get, "sku").write.parquet("/mnt/out/margins")
  }
}
