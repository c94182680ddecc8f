// /// scenario
// id = "c416"
// kind = "memory.executor_oom"
// also = ["executor.lost"]
// hard = true
// why = "Executors end themselves at their first OutOfMemoryError and say so on their own stdout only."
// name = "device-index-4"
// main_class = "com.acme.DeviceIndex"
// engine = "3.5"
// cluster = "standalone"
// dress = ["executors:3"]
// conf = { "spark.executor.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError", "spark.task.maxFailures" = "3" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import scala.collection.mutable

object DeviceIndex {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("device-index").getOrCreate()
    val sizes = spark.sparkContext.parallelize(1 to 2, 2).mapPartitions { rows =>
      val index = mutable.HashMap.empty[Long, Array[Byte]]
      rows.foreach(n => (0L until 4000L).foreach(k => index(k * n) = new Array[Byte](200000)))
      Iterator(index.size)
    }
    println(sizes.sum())
  }
}
