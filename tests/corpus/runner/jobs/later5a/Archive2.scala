// /// scenario
// id = "c1095"
// also = []
// kind = "access.credentials"
// hard = true
// why = "The session token expires after the first of three days; the job tries again and throws its own exception."
// name = "archive-days-1.1"
// main_class = "com.acme.ArchiveDays"
// engine = "3.5"
// jars = ["s3a"]
// services = ["aws"]
// [[aws]]
// service = "s3"
// op = "PutObject"
// match = "day=2"
// status = 400
// code = "ExpiredToken"
// message = "The provided token has expired."
// [[aws]]
// service = "s3"
// op = "PutObject"
// match = "day=3"
// status = 400
// code = "ExpiredToken"
// message = "The provided token has expired."
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

object ArchiveDays {
  private val log = LoggerFactory.getLogger("archive")

  private def write(spark: SparkSession, day: Int): Boolean =
    try {
      spark.range(day * 20L).coalesce(1).write.mode("overwrite").json(s"s3a://acme-archive/visits/day=$day")
      log.info(s"day $day written")
      true
    } catch {
      case e: Exception =>
        log.warn(s"day $day: ${e.getClass.getSimpleName} ${e.getMessage.take(200)}")
        false
    }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("archive-days").getOrCreate()
    val left = (1 to 3).filterNot(day => write(spark, day) || write(spark, day))
    if (left.nonEmpty) throw new RuntimeException(s"archive is ${left.size} day(s) short")
  }
}
