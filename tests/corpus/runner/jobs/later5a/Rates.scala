// /// scenario
// id = "c1066"
// kind = "network.unreachable"
// also = ["code.udf_exception"]
// why = "A function in the tasks calls a host whose name does not resolve."
// name = "rates-6.1"
// main_class = "com.acme.Rates"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

import scala.io.Source

object Rates {
  private def rate(code: String): Double = {
    val answer = Source.fromURL(s"http://fx-gateway.intern.acme.example:8080/rate/$code")
    try answer.mkString.toDouble finally answer.close()
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("rates").getOrCreate()
    val codes = spark.sparkContext.parallelize(Seq("EUR", "USD", "GBP", "JPY"), 2)
    codes.map(code => s"$code;${rate(code)}").saveAsTextFile("/mnt/out/rates")
  }
}
