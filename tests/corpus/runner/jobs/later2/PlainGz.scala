// /// scenario
// id = "c516"
// kind = "data.corrupt_file"
// also = ["code.udf_exception"]
// hard = true
// why = "A file named .gz holds plain text; the task's reader wraps the error."
// name = "feed-lines-1"
// main_class = "com.acme.FeedLines"
// engine = "3.4"
// logging = "warn"
// before = "mkdir -p /mnt/feed && printf 'a;1\n' > /mnt/feed/b.csv.gz && printf 'a;1\n' | gzip > /mnt/feed/a.csv.gz"
// ///
package com.acme

import java.util.zip.GZIPInputStream
import org.apache.spark.sql.SparkSession
import scala.io.Source
import scala.util.control.NonFatal

object FeedLines {
  class FeedException(feed: String, cause: Throwable) extends Exception(s"feed $feed is not usable", cause)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("feed-lines").getOrCreate()
    val lines = spark.sparkContext.binaryFiles("file:///mnt/feed", 2).flatMap { case (name, stream) =>
      try Source.fromInputStream(new GZIPInputStream(stream.open())).getLines().toList
      catch { case NonFatal(e) => throw new FeedException(name.split('/').last, e) }
    }
    println(lines.count())
  }
}
