// /// scenario
// id = "c426"
// kind = "disk.full"
// also = []
// hard = true
// why = "Cached blocks fill the local disk of the executors; the driver's text is the job's own."
// name = "graph-cache-1"
// main_class = "com.acme.GraphCache"
// engine = "4.0"
// cluster = "standalone"
// disk_mb = 12
// env = { SPARK_LOCAL_DIRS = "/mnt/local" }
// dress = ["executors:2"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.storage.StorageLevel

object GraphCache {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("graph-cache").getOrCreate()
    val edges = spark.sparkContext.parallelize(1 to 2, 2)
      .flatMap(p => (1 to 400000).iterator.map(n => (s"$p-$n-${n * 7919L % 104729}", n * 31L)))
      .persist(StorageLevel.DISK_ONLY)
    try println(edges.count())
    catch {
      case e: Exception =>
        System.err.println("graph cache was not built, rolling back")
        throw new RuntimeException("graph-cache: phase 1 of 4")
    }
  }
}
