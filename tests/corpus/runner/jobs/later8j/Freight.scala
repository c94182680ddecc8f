// /// scenario
// id = "c1692"
// kind = "code.udf_exception"
// also = []
// why = "A match in the job's own map function does not know the container size 53: MatchError in a task."
// name = "freight"
// main_class = "com.acme.freight.Freight"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme.freight

import org.apache.spark.sql.SparkSession

case class Load(id: Long, feet: Int)

object Freight {
  def teu(feet: Int): Double = feet match {
    case 20 => 1.0
    case 40 => 2.0
    case 45 => 2.25
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().getOrCreate()
    import spark.implicits._
    val loads = spark.range(0, 900, 1, 2).map(n => Load(n, if (n == 713) 53 else if (n % 3 == 0) 20 else 40))
    println(s"loads: ${loads.count()}")
    val total = loads.map(l => teu(l.feet)).reduce(_ + _)
    println(f"teu: $total%.2f")
    spark.stop()
  }
}
