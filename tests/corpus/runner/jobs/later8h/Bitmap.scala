// /// scenario
// id = "c1662"
// kind = "memory.executor_oom"
// also = []
// why = "Tasks ask for arrays that do not fit into the executors' heap: OutOfMemoryError, exit code 52."
// name = "bitmap"
// main_class = "com.acme.visit.Bitmap"
// engine = "3.5"
// cluster = "standalone"
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme.visit

import org.apache.spark.sql.SparkSession

object Bitmap {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("bitmap").getOrCreate()
    val visits = spark.sparkContext.parallelize(1L to 4000L, 2).map(v => (v % 50, v * 1000003L % 900000000L))
    println(s"visits: ${visits.count()}")
    val distinct = visits.mapPartitions { rows =>
      val seen = new Array[Boolean](900000000)
      rows.foreach { case (_, visitor) => seen(visitor.toInt) = true }
      Iterator(seen.count(identity))
    }
    println(s"visitors: ${distinct.sum()}")
    spark.stop()
  }
}
