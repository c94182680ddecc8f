// /// scenario
// id = "c776"
// kind = "access.s3_denied"
// also = ["data.path_not_found"]
// why = "S3 denies the listing of the input's folder."
// name = "sessions-2.0"
// main_class = "com.acme.Sessions"
// engine = "3.5"
// jars = ["s3a"]
// services = ["aws"]
// [[aws]]
// service = "s3"
// op = "ListObjectsV2"
// status = 403
// code = "AccessDenied"
// message = "Access Denied"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Sessions {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("sessions").getOrCreate()
    println(spark.read.json("s3a://acme-web-logs/2026/11/20/").count())
  }
}
