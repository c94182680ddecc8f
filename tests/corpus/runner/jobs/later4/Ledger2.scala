// /// scenario
// id = "c881"
// kind = "data.invalid_value"
// also = []
// hard = false
// why = "A product does not fit its decimal type in ANSI mode."
// name = "valuation-1.3"
// main_class = "com.acme.Valuation"
// engine = "3.4"
// conf = { "spark.sql.ansi.enabled" = "true" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Valuation {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("valuation").getOrCreate()
    spark.range(20).selectExpr("id", "cast(cast(id * 123456.789 as decimal(18, 4)) * 40000 as decimal(12, 4)) as worth")
      .write.mode("overwrite").parquet("/mnt/out/valuation")
  }
}
