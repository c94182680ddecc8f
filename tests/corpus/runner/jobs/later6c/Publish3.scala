// /// scenario
// id = "c1401"
// kind = "access.s3_denied"
// also = ["code.jvm_exception"]
// why = "S3 denies writing the part files."
// name = "publish-shipments"
// main_class = "com.acme.PublishShipments"
// engine = "3.5"
// jars = ["s3a"]
// services = ["aws"]
// [[aws]]
// service = "s3"
// op = "PutObject"
// match = "part-"
// status = 403
// code = "AccessDenied"
// message = "User: arn:aws:sts::111122223333:assumed-role/etl-shipments/8f21c is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-shared/shipments/part-00000.csv\" because no resource-based policy allows the s3:PutObject action"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object PublishShipments {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("publish-shipments").getOrCreate()
    val shipments = spark.range(0, 500, 1, 2).selectExpr("id AS shipment", "id % 7 AS carrier")
    println(s"shipments: ${shipments.count()}")
    shipments.write.mode("append").csv("s3a://acme-shared/shipments/")
    spark.stop()
  }
}
