// /// scenario
// id = "c639"
// kind = "data.invalid_value"
// also = ["code.jvm_exception", "code.udf_exception"]
// why = "A typed Dataset's field that cannot be null meets a null value."
// name = "invoices-5.1"
// main_class = "com.acme.Invoices"
// engine = "3.5"
// files = { "in/invoices.json" = "{\"id\": 1, \"cents\": 200}\n{\"id\": 2}\n" }
// ///
package com.acme

import org.apache.spark.sql.SparkSession

case class Invoice(id: Long, cents: Long)

object Invoices {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("invoices").getOrCreate()
    import spark.implicits._
    val invoices = spark.read.schema("id long, cents long").json("file:///home/hadoop/in").as[Invoice]
    println(invoices.map(_.cents).reduce(_ + _))
  }
}
