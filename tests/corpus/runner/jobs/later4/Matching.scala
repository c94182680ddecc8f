// /// scenario
// id = "c862"
// kind = "executor.lost"
// also = []
// hard = true
// why = "Executors stop sending heartbeats until the job is aborted; the job prints one sentence and leaves with its own code."
// name = "matching-2.2"
// main_class = "com.acme.Matching"
// engine = "3.4"
// cluster = "standalone"
// timeout = 170
// dress = ["executors:3"]
// conf = { "spark.network.timeout" = "8s", "spark.executor.heartbeatInterval" = "2s", "spark.storage.blockManagerHeartbeatTimeoutMs" = "6000", "spark.network.timeoutInterval" = "2s", "spark.task.maxFailures" = "2" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Matching {
  private def candidates(rows: Iterator[Long]): Iterator[Long] = {
    new ProcessBuilder("kill", "-STOP", ProcessHandle.current().pid().toString).start().waitFor()
    Thread.sleep(60000)
    rows
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("matching").getOrCreate()
    try println(spark.sparkContext.range(0, 40, 1, 1).mapPartitions(candidates).sum())
    catch {
      case e: Exception =>
        println("matching: pass 1 of 3 not done")
        System.exit(12)
    }
  }
}
