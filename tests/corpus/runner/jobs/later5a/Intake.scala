// /// scenario
// id = "c1036"
// also = []
// kind = "data.malformed_record"
// hard = true
// why = "A line of the feed has too many fields and the reader is FAILFAST; the job throws its own exception without the first."
// name = "intake-5.0"
// main_class = "com.acme.Intake"
// engine = "3.5"
// files = { "feed/20261120.csv" = "1,42.0\n2,17.5\n3,9,5,oops\n4,11.0\n" }
// ///
package com.acme

import org.apache.spark.SparkException
import org.apache.spark.sql.SparkSession

class FeedRejected(feed: String) extends Exception(s"feed $feed was sent back to the partner")

object Intake {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("intake").getOrCreate()
    val feed = spark.read.schema("id int, amount double").option("mode", "FAILFAST").csv("/home/hadoop/feed")
    try feed.write.parquet("/mnt/out/feed")
    catch { case e: SparkException => throw new FeedRejected("20261120") }
  }
}
