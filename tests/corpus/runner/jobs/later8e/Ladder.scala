// /// scenario
// id = "c1569"
// kind = "memory.executor_oom"
// also = []
// hard = true
// why = "Executors run out of heap while a partition is kept in a buffer; the driver prints only a count of characters, and the lost executors are the consequence."
// name = "ladder"
// main_class = "com.acme.sport.Ladder"
// engine = "3.5"
// cluster = "standalone"
// conf = { "spark.task.maxFailures" = "2", "spark.executor.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError" }
// ///
package com.acme.sport

import org.apache.spark.sql.SparkSession

object Ladder {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("ladder").getOrCreate()
    val games = spark.sparkContext.parallelize(1 to 400, 4).map(g => (g % 2, g))
    val places = games.groupByKey(2).mapPartitions { teams =>
      val rows = teams.flatMap { case (league, all) => all.map(g => Array.fill(1 << 20)((league * g).toLong)) }.toArray
      Iterator(rows.map(_.sum).sum)
    }
    try println(s"ladder ${places.sum()}")
    catch {
      case e: Exception =>
        println(s"ladder of round 12 stays as it is (${e.getMessage.length} characters)")
        sys.exit(1)
    }
    spark.stop()
  }
}
