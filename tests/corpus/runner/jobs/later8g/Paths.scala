// /// scenario
// id = "c1633"
// kind = "memory.container_killed"
// also = ["executor.lost"]
// hard = true
// why = "Executors are killed (exit 137) again and again and nothing deeper is in any log; the driver prints only its round."
// name = "paths"
// main_class = "com.acme.route.Paths"
// engine = "4.0"
// cluster = "standalone"
// conf = { "spark.task.maxFailures" = "3" }
// timeout = 150
// ///
package com.acme.route

import org.apache.spark.sql.SparkSession

object Paths {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("paths").getOrCreate()
    val edges = spark.sparkContext.parallelize(0 until 60000, 4).map(n => (n % 900, n)).reduceByKey(_ + _)
    println(s"start nodes ${edges.count()}")
    val next = edges.mapPartitions { part =>
      val held = part.map { case (a, b) => (a, Array.fill(2000)((a + b).toByte)) }.toArray
      Thread.sleep(3000)
      new ProcessBuilder("kill", "-9", ProcessHandle.current().pid().toString).start().waitFor()
      Thread.sleep(5000)
      held.iterator.map { case (a, bytes) => (a, bytes.length) }
    }
    try println(s"paths of round 1: ${next.count()}")
    catch {
      case _: Exception =>
        println("paths: round 1 of 6 not finished")
        sys.exit(1)
    }
    spark.stop()
  }
}
