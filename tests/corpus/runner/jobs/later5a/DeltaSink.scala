// /// scenario
// id = "c1059"
// kind = "access.s3_denied"
// also = []
// hard = true
// why = "S3 refuses the write of the Delta table's log; the job's own exception has no cause."
// name = "delta-sink-0.7"
// main_class = "com.acme.DeltaSink"
// engine = "3.5"
// jars = ["delta", "s3a"]
// services = ["aws"]
// [[aws]]
// service = "s3"
// op = "PutObject"
// match = "acme-silver/devices"
// status = 403
// code = "AccessDenied"
// message = "Access Denied"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

object DeltaSink {
  private val log = LoggerFactory.getLogger("sink")

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("delta-sink").getOrCreate()
    val devices = spark.range(90).selectExpr("id as device", "id % 4 as model")
    val done = try {
      devices.write.format("delta").mode("overwrite").save("s3a://acme-silver/devices")
      true
    } catch {
      case e: Exception =>
        log.error("devices: {}", Iterator.iterate[Throwable](e)(_.getCause).takeWhile(_ != null).map(_.toString.takeWhile(_ != '\n')).toSeq.last)
        false
    }
    if (!done) throw new Exception("sink incomplete: devices")
  }
}
