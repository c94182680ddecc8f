// /// scenario
// id = "c1584"
// kind = "unknown"
// also = []
// why = "The driver's JVM is killed from outside in the middle of a stage: its log simply stops and the executors lose it."
// name = "routing"
// main_class = "com.acme.Routing"
// engine = "4.0"
// cluster = "standalone"
// timeout = 36
// kill_signal = 9
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Routing {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("routing").getOrCreate()
    val legs = spark.sparkContext.parallelize(1 to 4000, 40)
    val costs = legs.map { leg =>
      Thread.sleep(20)
      (leg % 25, leg * 1.5)
    }
    println(costs.reduceByKey(_ + _).count())
    spark.stop()
  }
}
