// /// scenario
// id = "c1485"
// kind = "code.jvm_exception"
// also = []
// why = "The job calls get on a None in main on the driver."
// name = "depots"
// main_class = "com.acme.Depots"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Depots {
  private val regions = Map("N" -> "Kiel", "S" -> "Graz", "W" -> "Lille")

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("depots").getOrCreate()
    val counts = spark.range(90).selectExpr("element_at(array('N', 'S', 'W', 'E'), CAST(id % 4 + 1 AS INT)) AS side").groupBy("side").count().orderBy("side").collect()
    counts.foreach(r => println(regions.get(r.getString(0)).get + " " + r.getLong(1)))
    spark.stop()
  }
}
