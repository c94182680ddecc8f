// /// scenario
// id = "c1101"
// kind = "data.path_exists"
// hard = true
// why = "The folder of the RDD's text output exists already; the job logs the message of its Try and ends with its own exit code."
// dress = ['loki:snapshots']
// name = "snapshots-3.2"
// main_class = "com.acme.Snapshots"
// engine = "4.0"
// ///
package com.acme

import java.nio.file.{Files, Paths}

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

import scala.util.{Failure, Success, Try}

object Snapshots {
  private val log = LoggerFactory.getLogger(getClass)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("snapshots").getOrCreate()
    Files.createDirectories(Paths.get("/mnt/out/snap/2026-11-21"))
    val written = Seq("2026-11-20", "2026-11-21", "2026-11-22").map { day =>
      day -> Try(spark.sparkContext.parallelize(1 to 20, 2).map(n => s"$day;$n").saveAsTextFile(s"file:/mnt/out/snap/$day"))
    }
    written.foreach {
      case (day, Success(_)) => log.info(s"$day done")
      case (day, Failure(e)) => log.warn(s"$day left out: ${e.getMessage}")
    }
    if (written.exists(_._2.isFailure)) { log.error("month not closed"); System.exit(12) }
  }
}
