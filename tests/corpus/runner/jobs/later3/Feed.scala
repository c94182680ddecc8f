// /// scenario
// id = "c636"
// kind = "data.malformed_record"
// also = []
// why = "A line of the JSON input is no JSON and the reader's mode is FAILFAST."
// name = "feed-reader-2.2"
// main_class = "com.acme.FeedReader"
// engine = "3.4"
// files = { "in/a.json" = "{\"id\": 1, \"v\": 2}\n{\"id\": 2, \"v\":\n{\"id\": 3, \"v\": 4}\n" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object FeedReader {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("feed-reader").getOrCreate()
    val feed = spark.read.option("mode", "FAILFAST").schema("id long, v long").json("file:///home/hadoop/in")
    println(feed.selectExpr("sum(v)").head().getLong(0))
  }
}
