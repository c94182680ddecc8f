// /// scenario
// id = "c893"
// kind = "sql.analysis"
// also = []
// hard = true
// why = "A stream is given a window that is not one of time; the job rethrows it from a future."
// name = "trend-0.4"
// main_class = "com.acme.Trend"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.apache.spark.sql.expressions.Window
import org.apache.spark.sql.functions.lag
import scala.concurrent.duration.Duration
import scala.concurrent.{Await, ExecutionContext, Future}

object Trend {
  def main(args: Array[String]): Unit = {
    implicit val context: ExecutionContext = ExecutionContext.global
    val spark = SparkSession.builder().appName("trend").getOrCreate()
    import spark.implicits._
    println("warm: " + spark.range(50).count())
    val ticks = spark.readStream.format("rate").load()
      .withColumn("before", lag($"value", 1).over(Window.partitionBy($"value" % 3).orderBy($"timestamp")))
    val run = Future(ticks.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/trend").start().awaitTermination())
    try Await.result(run, Duration.Inf)
    catch { case e: Exception => throw new java.util.concurrent.ExecutionException("job 'trend' ended", e) }
  }
}
