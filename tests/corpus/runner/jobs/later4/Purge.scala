// /// scenario
// id = "c885"
// kind = "data.commit_conflict"
// also = []
// hard = true
// why = "Two deletes of one Delta table meet; the losing one's error is logged as a warning and the job ends with its own."
// name = "purge-2.4"
// main_class = "com.acme.Purge"
// engine = "4.0"
// jars = ["delta"]
// timeout = 150
// ///
package com.acme

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory
import scala.concurrent.duration.Duration
import scala.concurrent.{Await, ExecutionContext, Future}

object Purge {
  private val log = LoggerFactory.getLogger("purge")

  def main(args: Array[String]): Unit = {
    implicit val context: ExecutionContext = ExecutionContext.global
    val spark = SparkSession.builder().appName("purge").getOrCreate()
    spark.range(40).coalesce(1).write.format("delta").save("/mnt/lake/people")
    spark.udf.register("due", (id: Long, rest: Long, wait: Long) => { Thread.sleep(wait); id % 5 == rest })
    val parts = Seq((1, 60), (2, 120)).map { case (rest, wait) =>
      Future(spark.sql(s"delete from delta.`/mnt/lake/people` where due(id, $rest, $wait)"))
    }
    val failed = parts.zipWithIndex.flatMap { case (part, n) =>
      try { Await.result(part, Duration.Inf); None }
      catch { case e: Exception => log.warn(s"part $n", e); Some(n) }
    }
    if (failed.nonEmpty) throw new RuntimeException("purge incomplete, parts left: " + failed.mkString(","))
  }
}
