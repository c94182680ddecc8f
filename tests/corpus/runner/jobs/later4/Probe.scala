// /// scenario
// id = "c902"
// kind = "code.worker_crash"
// also = ["executor.lost"]
// hard = true
// why = "Native access in a task crashes the executor's JVM with SIGSEGV."
// name = "probe-0.9"
// main_class = "com.acme.Probe"
// engine = "4.0"
// cluster = "standalone"
// dress = ["executors:2"]
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Probe {
  private def unsafe: sun.misc.Unsafe = {
    val field = classOf[sun.misc.Unsafe].getDeclaredField("theUnsafe")
    field.setAccessible(true)
    field.get(null).asInstanceOf[sun.misc.Unsafe]
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("probe").getOrCreate()
    val sums = spark.sparkContext.range(0, 400, 1, 2).map(n => if (n == 333) unsafe.getLong(n) else n)
    println("sum: " + sums.sum())
  }
}
