// /// scenario
// id = "c1448"
// kind = "memory.container_killed"
// also = ["executor.lost"]
// hard = true
// why = "Executors end with exit code 137 and nothing deeper; the job leaves with its own code and a sentence about slots."
// name = "assign"
// main_class = "com.acme.Assign"
// engine = "4.0"
// cluster = "standalone"
// timeout = 200
// conf = { "spark.task.maxFailures" = "3" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Assign {
  private def fill(rows: Iterator[Int]): Iterator[Int] = {
    val held = rows.map(n => Array.fill(1000)(n.toLong)).toArray
    val self = ProcessHandle.current().pid().toString
    new ProcessBuilder("kill", "-9", self).start().waitFor()
    Thread.sleep(4000)
    held.iterator.map(_.length)
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("assign").getOrCreate()
    try println("slots: " + spark.sparkContext.parallelize(1 to 2000, 2).mapPartitions(fill).sum())
    catch {
      case _: Exception =>
        println("slots of week 47 stay unassigned")
        sys.exit(6)
    }
  }
}
