// /// scenario
// id = "c1089"
// also = []
// kind = "code.udf_exception"
// hard = true
// why = "A typed group function matches a case that it does not know, four times over; the driver's last words are its own."
// name = "fares-3.0"
// main_class = "com.acme.Fares"
// engine = "3.4"
// cluster = "standalone"
// dress = ["executors:2"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession

case class Ride(zone: String, km: Double)

object Fares {
  private def fare(zone: String, rides: Iterator[Ride]): (String, Double) = zone match {
    case "A" => (zone, rides.map(_.km * 0.30).sum)
    case "B" => (zone, rides.map(_.km * 0.24).sum)
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("fares").getOrCreate()
    import spark.implicits._
    val rides = spark.range(90).map(n => Ride(Seq("A", "B", "C")((n % 3).toInt), n * 0.4))
    try rides.groupByKey(_.zone).mapGroups(fare _).write.parquet("/mnt/out/fares")
    catch {
      case e: Exception =>
        println("fares: 0 of 3 zones written, leaving with 1")
        System.exit(1)
    }
  }
}
