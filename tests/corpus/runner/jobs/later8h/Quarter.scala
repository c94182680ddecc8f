// /// scenario
// id = "c1654"
// kind = "data.path_not_found"
// also = ["code.udf_exception"]
// hard = true
// why = "The rate file that the tasks open does not exist on the workers; the driver prints only a sentence of its own and the text of a note is data."
// name = "quarter"
// main_class = "com.acme.fees.Quarter"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme.fees

import org.apache.spark.sql.SparkSession
import scala.io.Source

object Quarter {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("quarter").getOrCreate()
    val notes = Seq("java.net.SocketTimeoutException: Read timed out, told to the bank", "paid twice", "no remark")
    println(s"notes of the quarter: ${notes.mkString(" / ")}")
    val accounts = spark.sparkContext.parallelize(1 to 800, 2)
    println(s"accounts: ${accounts.count()}")
    val fees = accounts.mapPartitions { ids =>
      val rates = Source.fromFile("/mnt/shared/rates/2026-Q4.txt").getLines().map(_.toDouble).toArray
      ids.map(i => rates(i % rates.length) * i)
    }
    try println(s"fees ${fees.sum()}")
    catch {
      case e: Exception =>
        println("fees of the quarter are not booked, the accounts stay open until Monday")
        sys.exit(3)
    }
    spark.stop()
  }
}
