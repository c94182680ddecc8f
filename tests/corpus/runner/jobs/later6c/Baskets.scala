// /// scenario
// id = "c1417"
// kind = "memory.executor_oom"
// also = []
// why = "A partition function of the job collects everything in a buffer until the executor's heap is used up."
// name = "baskets"
// main_class = "com.acme.Baskets"
// engine = "3.5"
// cluster = "standalone"
// timeout = 200
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import scala.collection.mutable.ArrayBuffer

object Baskets {
  private def pairs(items: Iterator[Int]): Iterator[Int] = {
    val kept = ArrayBuffer.empty[Array[Long]]
    items.foreach(i => (0 until 40).foreach(_ => kept += Array.fill(50000)(i.toLong)))
    Iterator(kept.size)
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("baskets").getOrCreate()
    println("pairs: " + spark.sparkContext.parallelize(1 to 400, 2).mapPartitions(pairs).sum())
    spark.stop()
  }
}
