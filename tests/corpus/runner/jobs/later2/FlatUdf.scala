// /// scenario
// id = "c453"
// kind = "code.udf_exception"
// also = ["data.invalid_value"]
// why = "The job's own parser throws for one price in a typed map."
// name = "price-parser-5"
// main_class = "com.acme.PriceParser"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object PriceParser {
  def cents(text: String): Long = {
    val Array(whole, part) = text.split('.')
    whole.toLong * 100 + part.toLong
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("price-parser").getOrCreate()
    import spark.implicits._
    val prices = spark.range(40).map(n => if (n == 23) "n/a" else s"$n.50")
    prices.map(cents(_)).write.parquet("/mnt/out/prices")
  }
}
