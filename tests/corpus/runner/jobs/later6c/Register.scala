// /// scenario
// id = "c1407"
// kind = "service.metastore"
// also = ["network.unreachable"]
// why = "No Hive metastore listens at the given address, so its client cannot be made."
// name = "register-days"
// main_class = "com.acme.RegisterDays"
// engine = "3.5"
// conf = { "spark.hadoop.hive.metastore.uris" = "thrift://10.0.7.12:9083", "spark.sql.warehouse.dir" = "/tmp/warehouse" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object RegisterDays {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("register-days").enableHiveSupport().getOrCreate()
    val days = spark.range(7).selectExpr("date_add(DATE'2026-11-14', CAST(id AS INT)) AS day")
    println(s"days: ${days.count()}")
    days.write.mode("append").saveAsTable("calendar.days")
    spark.stop()
  }
}
