// /// scenario
// id = "c1123"
// kind = "unknown"
// also = ["code.jvm_exception", "code.exit_nonzero"]
// hard = true
// why = "The job throws away what its step threw and fails with a sentence that says nothing; retried tasks before were harmless."
// dress = ['yarnpage:container_1795240000000_0419_01_000001']
// name = "hollow-2.0"
// main_class = "com.acme.Hollow"
// engine = "4.0"
// conf = { "spark.master" = "local[2,2]" }
// ///
package com.acme

import org.apache.spark.TaskContext
import org.apache.spark.sql.SparkSession

import scala.util.Try

object Hollow {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("hollow").getOrCreate()
    val counted = spark.sparkContext.parallelize(1 to 40, 2).mapPartitions { rows =>
      if (TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() == 0) throw new java.net.SocketTimeoutException("Read timed out")
      Iterator(rows.size)
    }.sum()
    println(s"rows $counted")
    val book = Map("open" -> 12)
    val steps = Seq("open" -> Try(book("open")), "close" -> Try(book("close")))
    steps.foreach { case (name, result) => println(s"step $name: ${if (result.isSuccess) "ok" else "not ok"}") }
    if (steps.exists(_._2.isFailure)) { spark.stop(); System.exit(1) }
  }
}
