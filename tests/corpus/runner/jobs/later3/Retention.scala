// /// scenario
// id = "c619"
// kind = "sql.syntax"
// also = []
// why = "DELETE without FROM does not parse."
// name = "retention-1.1"
// main_class = "com.acme.Retention"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Retention {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("retention").getOrCreate()
    spark.range(10).createOrReplaceTempView("events")
    for (table <- Seq("events", "clicks"))
      spark.sql(s"DELETE $table WHERE id < 5 ORDER id")
  }
}
