// /// scenario
// id = "c623"
// kind = "sql.function_not_found"
// also = []
// why = "The job calls a function by name that nobody registered in this session."
// name = "masking-3.0"
// main_class = "com.acme.Masking"
// engine = "3.4"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions._

object Masking {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("masking").getOrCreate()
    val users = spark.range(20).selectExpr("id", "concat('u', id, '@acme.example') as mail")
    users.select(col("id"), call_udf("mask_mail", col("mail"))).show()
  }
}
