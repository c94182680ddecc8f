// /// scenario
// id = "c1635"
// kind = "none"
// also = []
// hard = true
// why = "The job succeeds; the thread that should send its heartbeats died of a refused connection, which did no harm."
// name = "beacon"
// main_class = "com.acme.port.Beacon"
// engine = "3.5"
// ///
package com.acme.port

import java.net.Socket

import org.apache.spark.sql.SparkSession

object Beacon {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("beacon").getOrCreate()
    val beats = new Thread(() => {
      val socket = new Socket("10.0.12.5", 8125)
      while (true) {
        socket.getOutputStream.write("berths:1|c\n".getBytes("UTF-8"))
        Thread.sleep(500)
      }
    }, "beats")
    beats.setDaemon(true)
    beats.start()
    val calls = spark.range(4000).selectExpr("id AS ship", "id % 12 AS berth")
    calls.groupBy("berth").count().write.parquet("/mnt/out/berths")
    println(s"berths written: ${spark.read.parquet("/mnt/out/berths").count()}")
    spark.stop()
  }
}
