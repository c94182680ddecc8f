// /// scenario
// id = "c1596"
// kind = "code.jvm_exception"
// also = []
// why = "The job's own requirement fails on the driver, inside a thread pool."
// name = "vat-classes"
// main_class = "com.acme.VatClasses"
// engine = "3.5"
// ///
package com.acme

import java.util.concurrent.{Callable, Executors}

import org.apache.spark.sql.SparkSession

object VatClasses {
  val classes = Map("AT" -> 20, "DE" -> 19, "FR" -> 20)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("vat-classes").getOrCreate()
    val pool = Executors.newFixedThreadPool(2)
    val lists = Seq("AT", "DE", "SE").map { country =>
      pool.submit(new Callable[Long] {
        def call(): Long = {
          val prices = spark.range(500).selectExpr("id * 1.1D AS net").where("net > 10").count()
          require(classes.contains(country), s"price list $country with $prices prices has no VAT class")
          prices
        }
      })
    }
    try println(lists.map(_.get).sum)
    finally pool.shutdown()
    spark.stop()
  }
}
