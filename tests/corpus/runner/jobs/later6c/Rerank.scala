// /// scenario
// id = "c1411"
// kind = "shuffle.fetch_failed"
// also = []
// hard = true
// why = "Shuffle files vanish from the worker's disk, so that blocks cannot be fetched and the stage fails too often; the job prints only that the old ranks stay."
// name = "rerank"
// main_class = "com.acme.Rerank"
// engine = "3.5"
// cluster = "standalone"
// timeout = 180
// env = { SPARK_LOCAL_DIRS = "/mnt/shuffle" }
// before = "mkdir -p /mnt/shuffle; (while sleep 0.4; do find /mnt/shuffle -name 'shuffle_*' -delete; done) >/dev/null 2>&1 &"
// conf = { "spark.stage.maxConsecutiveAttempts" = "3" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Rerank {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("rerank").getOrCreate()
    val scores = spark.sparkContext.parallelize(0 until 4000, 4).map { n =>
      if (n % 1000 == 0) Thread.sleep(1500)
      (n % 50, n.toLong)
    }
    try println("ranks: " + scores.reduceByKey(_ + _).sortBy(-_._2).take(3).toSeq)
    catch {
      case _: Exception =>
        println("rerank: old ranks stay in place")
        sys.exit(1)
    }
  }
}
