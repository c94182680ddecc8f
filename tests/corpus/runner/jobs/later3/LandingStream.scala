// /// scenario
// id = "c824"
// kind = "data.path_not_found"
// also = []
// why = "The folder that the stream should watch does not exist."
// name = "landing-stream-1.0"
// main_class = "com.acme.LandingStream"
// engine = "3.4"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object LandingStream {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("landing-stream").getOrCreate()
    val landing = spark.readStream.schema("id long, v string").json("file:///mnt/landing/clicks")
    landing.writeStream.format("noop").option("checkpointLocation", "/mnt/ck/clicks").start().awaitTermination()
  }
}
