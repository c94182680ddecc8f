// /// scenario
// id = "c1301"
// kind = "disk.full"
// also = ["code.jvm_exception"]
// why = "The checkpoint of the RDD fills the local disk; the job's exception around it speaks of its levels."
// name = "levels-1.1"
// main_class = "com.acme.tree.Levels"
// engine = "3.5"
// disk_mb = 6
// ///
package com.acme.tree

import org.apache.spark.sql.SparkSession

class LevelException(level: Int, cause: Throwable) extends RuntimeException(s"level $level of the hierarchy was not resolved", cause)

object Levels {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("levels").getOrCreate()
    val sc = spark.sparkContext
    sc.setCheckpointDir("file:/mnt/local/checkpoints")
    var nodes = sc.parallelize(1 to 20000, 2).map(n => (n, s"node-$n-" + "x" * 60))
    for (level <- 1 to 5) {
      nodes = nodes.map { case (n, path) => (n / 2, path + level) }
      nodes.checkpoint()
      try println(s"level $level: ${nodes.count()} nodes")
      catch { case e: Exception => throw new LevelException(level, e) }
    }
  }
}
