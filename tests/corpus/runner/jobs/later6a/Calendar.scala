// /// scenario
// id = "c1280"
// kind = "data.path_not_found"
// also = ["code.jvm_exception"]
// hard = true
// why = "The folder of the holiday files does not exist; the job's own exception speaks of an incomplete calendar and leaves the first error out."
// name = "calendar-2.3"
// main_class = "com.acme.plan.Calendar"
// engine = "3.5"
// ///
package com.acme.plan

import org.apache.hadoop.fs.{FileSystem, Path}
import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

class IncompleteCalendarException(message: String) extends RuntimeException(message)

object Calendar {
  private val log = LoggerFactory.getLogger(getClass)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("calendar").getOrCreate()
    val fs = FileSystem.get(spark.sparkContext.hadoopConfiguration)
    val days = spark.range(365).selectExpr("date_add(date'2026-01-01', cast(id as int)) as day")
    log.info(s"calendar of ${days.count()} days")
    val holidays = try {
      fs.listStatus(new Path("/mnt/reference/holidays/2026")).map(_.getPath.toString)
    } catch {
      case e: java.io.IOException =>
        log.warn("holidays: {}", e.toString)
        Array.empty[String]
    }
    val regions = Seq("north", "south", "west")
    val open = regions.filterNot(r => holidays.exists(_.endsWith(s"$r.csv")))
    if (open.nonEmpty) throw new IncompleteCalendarException(s"calendar 2026 has no holidays for ${open.mkString(", ")}; run again with --force to publish anyway")
    days.write.mode("overwrite").parquet("/mnt/out/calendar")
  }
}
