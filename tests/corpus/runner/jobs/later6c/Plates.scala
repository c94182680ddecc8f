// /// scenario
// id = "c1414"
// kind = "code.udf_exception"
// also = []
// why = "A Scala UDF takes a substring beyond a short plate's end."
// name = "plates"
// main_class = "com.acme.Plates"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.functions.{col, udf}

object Plates {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("plates").getOrCreate()
    import spark.implicits._
    val region = udf((plate: String) => plate.substring(0, 3).toUpperCase)
    val plates = Seq("abc-123", "xyz-9", "k7", "lmn-55").toDF("plate").repartition(2)
    plates.groupBy(region(col("plate")).as("region")).count().show()
    spark.stop()
  }
}
