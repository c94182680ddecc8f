// /// scenario
// id = "c1431"
// kind = "data.path_not_found"
// also = []
// why = "The folder of one region does not exist."
// name = "region-load"
// main_class = "com.acme.RegionLoad"
// engine = "3.5"
// before = "mkdir -p /mnt/in/region=north /mnt/in/region=west; printf '{\"v\":1}\n{\"v\":2}\n' | tee /mnt/in/region=north/a.json > /mnt/in/region=west/a.json"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object RegionLoad {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("region-load").getOrCreate()
    Seq("north", "south", "west").foreach { r =>
      println(s"$r ${spark.sparkContext.textFile(s"/mnt/in/region=$r").count()} lines")
    }
    spark.stop()
  }
}
