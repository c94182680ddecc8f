// /// scenario
// id = "c1529"
// kind = "data.path_exists"
// also = []
// why = "The second write goes to the folder of the first, and the mode is the default one."
// name = "fares"
// main_class = "com.acme.Fares"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Fares {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("fares").getOrCreate()
    val fares = spark.range(240).selectExpr("id AS line", "id % 3 AS zone", "id * 0.1 AS fare")
    for (zones <- Seq(Seq(0, 1), Seq(2))) {
      val part = fares.filter(fares("zone").isin(zones: _*))
      println(s"zones ${zones.mkString(",")}: ${part.count()} lines")
      part.write.orc("/mnt/out/fares/2026-11-21")
    }
    spark.stop()
  }
}
