// /// scenario
// id = "c1593"
// kind = "code.udf_exception"
// also = []
// why = "The job's own function takes three letters of a code that has two, in a task."
// name = "parcels"
// main_class = "com.acme.Parcels"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

case class Parcel(id: Long, depot: String)

object Parcels {
  def region(depot: String): String = depot.substring(0, 3).toUpperCase

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("parcels").getOrCreate()
    import spark.implicits._
    val depots = Seq("muc4", "ber1", "vie", "zu", "bsl2")
    val parcels = (1L to 400L).map(n => Parcel(n, depots((n % 5).toInt))).toDS()
    parcels.map(p => region(p.depot)).groupBy("value").count().show()
    spark.stop()
  }
}
