// /// scenario
// id = "c949"
// kind = "none"
// also = []
// hard = true
// why = "The run ends well: tasks that failed were tried again, and a listener that throws is dropped by Spark."
// name = "watchers-1.0"
// main_class = "com.acme.Watchers"
// engine = "3.5"
// conf = { "spark.master" = "local[2,3]" }
// ///
package com.acme

import org.apache.spark.TaskContext
import org.apache.spark.scheduler.{SparkListener, SparkListenerTaskEnd}
import org.apache.spark.sql.SparkSession

class Gauge extends SparkListener {
  override def onTaskEnd(end: SparkListenerTaskEnd): Unit = if (end.taskInfo.index % 2 == 1) throw new IllegalStateException("gauge is closed")
}

object Watchers {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("watchers").getOrCreate()
    spark.sparkContext.addSparkListener(new Gauge)
    val sum = spark.sparkContext.range(0, 100, 1, 4).mapPartitions { rows =>
      if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() == 2) throw new java.io.IOException("stale file handle")
      rows
    }.sum()
    println("sum " + sum.toLong)
    spark.stop()
  }
}
