// /// scenario
// id = "c1338"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "What the second step threw is thrown away and the job exits with 1; the missing optional folder before was survived."
// name = "enrich-6.0"
// main_class = "com.acme.crm.Enrich"
// engine = "3.5"
// ///
package com.acme.crm

import org.apache.spark.sql.{DataFrame, SparkSession}
import org.slf4j.LoggerFactory

import scala.util.Try
import scala.util.control.NonFatal

object Enrich {
  private val log = LoggerFactory.getLogger(getClass)

  private def optional(spark: SparkSession, path: String): DataFrame =
    Try(spark.read.parquet(path)).recover { case NonFatal(e) =>
      log.warn(s"optional input $path is not there, going on without it", e)
      spark.emptyDataFrame
    }.get

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("enrich").getOrCreate()
    val hints = optional(spark, "/mnt/in/hints")
    val contacts = spark.range(300).selectExpr("id", "id % 9 as owner")
    var code = 0
    val steps: Seq[(String, () => Unit)] = Seq(
      "contacts" -> (() => contacts.write.parquet("/mnt/out/contacts")),
      "owners" -> (() => if (contacts.groupBy("owner").count().collect().map(_.getLong(1)).sum != 301) throw new Exception(hints.columns.mkString)),
    )
    for ((name, step) <- steps if code == 0) {
      log.info(s"step $name")
      try step() catch { case NonFatal(_) => code = 1; log.error(s"step $name was not done, leaving with code $code") }
    }
    spark.stop()
    System.exit(code)
  }
}
