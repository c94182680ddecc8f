// /// scenario
// id = "c1618"
// kind = "code.serialization"
// also = []
// why = "The function of the map captures a MessageDigest, which cannot be serialized."
// name = "checksums"
// main_class = "com.acme.docs.Checksums"
// engine = "4.0"
// ///
package com.acme.docs

import java.security.MessageDigest

import org.apache.spark.sql.SparkSession

object Checksums {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("checksums").getOrCreate()
    val sha = MessageDigest.getInstance("SHA-256")
    val docs = spark.sparkContext.parallelize(1 to 200, 2).map(n => s"document $n")
    val sums = docs.map(text => text -> sha.digest(text.getBytes("UTF-8")).map("%02x".format(_)).mkString)
    sums.saveAsTextFile("/mnt/out/checksums")
    spark.stop()
  }
}
