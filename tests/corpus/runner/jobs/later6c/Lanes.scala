// /// scenario
// id = "c1413"
// kind = "none"
// also = []
// hard = true
// why = "The job succeeds: the executor that was killed was replaced and the failed tasks were tried again."
// name = "lanes"
// main_class = "com.acme.Lanes"
// engine = "4.0"
// cluster = "standalone"
// ///
package com.acme

import java.io.File
import org.apache.spark.sql.SparkSession

object Lanes {
  private def lane(n: Int): (Int, Int) = {
    if (n == 9 && new File("/mnt/lane9").createNewFile()) {
      new ProcessBuilder("kill", "-9", ProcessHandle.current().pid().toString).start().waitFor()
      Thread.sleep(4000)
    }
    if (n == 15 && new File("/mnt/lane15").createNewFile()) throw new java.io.IOException("No space left on device (lane 15)")
    (n % 4, n)
  }

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("lanes").getOrCreate()
    val sums = spark.sparkContext.parallelize(0 until 20, 2).map(lane).reduceByKey(_ + _).collect().sorted
    sums.foreach { case (k, v) => println(s"lane $k: $v") }
    spark.stop()
  }
}
