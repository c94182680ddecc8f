// /// scenario
// id = "c121"
// kind = "code.serialization"
// hard = true
// why = "A closure refers to the job's own non-serializable class; a retry loop of the job reports it as unavailable."
// name = "enricher-0.4"
// main_class = "com.acme.Enricher"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

class Enricher(spark: SparkSession) {
  val factor = 3
  def run(): Long = spark.sparkContext.parallelize(1 to 10).map(_ * factor).sum().toLong
}

object Enricher {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("enricher").getOrCreate()
    var last: Throwable = null
    for (attempt <- 1 to 2) {
      try {
        println(new Enricher(spark).run())
        return
      } catch {
        case e: Exception =>
          println(s"attempt $attempt: enricher unavailable")
          last = e
      }
    }
    throw new RuntimeException("enricher unavailable after 2 attempts", last)
  }
}
