// /// scenario
// id = "c860"
// kind = "memory.container_killed"
// also = ["executor.lost"]
// hard = true
// why = "Executors end with exit code 137 until the stage gives up; the job's own text names a step only."
// name = "session-stats-3.1"
// main_class = "com.acme.SessionStats"
// engine = "4.0"
// cluster = "standalone"
// dress = ["executors:3"]
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object SessionStats {
  private def load(n: Long): Long = {
    val pages = Array.fill(40)(new Array[Byte](1 << 20))
    if (n % 97 == 5) new ProcessBuilder("kill", "-9", ProcessHandle.current().pid().toString).start().waitFor()
    pages.length + n
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("session-stats").getOrCreate()
    try println(spark.sparkContext.range(0, 600, 1, 4).map(load).map(n => (n % 7, n)).reduceByKey(_ + _, 2).collect().toSeq)
    catch { case e: Exception => throw new RuntimeException("step sessions: giving up after " + spark.sparkContext.applicationId.length + " s") }
  }
}
