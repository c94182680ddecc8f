// /// scenario
// id = "c157"
// kind = "memory.broadcast_too_large"
// also = ["memory.driver_oom"]
// why = "The driver has not enough memory to build the table that the join broadcasts."
// name = "joins-3.2"
// main_class = "com.acme.Joins"
// engine = "4.0"
// [conf]
// "spark.driver.memory" = "480m"
// "spark.driver.maxResultSize" = "0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{broadcast, expr}

object Joins {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("joins").getOrCreate()
    val stores = spark.range(0, 3000000L, 1, 8).select(expr("id"), expr("concat('store ', id, ' in the country ', id % 200)").as("name"))
    spark.range(100).join(broadcast(stores), "id").selectExpr("max(name)").show()
  }
}
