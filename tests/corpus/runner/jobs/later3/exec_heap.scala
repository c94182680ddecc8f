// /// scenario
// id = "c778"
// kind = "memory.executor_oom"
// also = ["executor.lost"]
// hard = true
// why = "One key's values fill an executor's heap; the driver's own text names the step only."
// name = "profiles-1.0"
// main_class = "com.acme.Profiles"
// engine = "4.0"
// cluster = "standalone"
// timeout = 150
// conf = { "spark.executor.memory" = "480m", "spark.task.maxFailures" = "2" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Profiles {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("profiles").getOrCreate()
    val pairs = spark.sparkContext.parallelize(0 until 12, 4).flatMap(n => Iterator.tabulate(40)(m => (0, new Array[Byte](1 << 20))))
    try println(pairs.groupByKey(1).mapValues(_.map(_.length).sum).collect().toSeq)
    catch { case e: Exception => System.err.println("profiles: step 'group' ended early"); System.exit(3) }
  }
}
