// /// scenario
// id = "c117"
// kind = "code.udf_exception"
// also = ["data.invalid_value"]
// why = "A Scala UDF calls toInt on text that is no number."
// name = "parse-2.2"
// main_class = "com.acme.Parse"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{col, udf}

object Parse {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("parse").getOrCreate()
    import spark.implicits._
    val units = udf((s: String) => s.trim.toInt)
    Seq("4", " 5", "six").toDF("raw").repartition(1).select(units(col("raw"))).show()
    spark.stop()
  }
}
