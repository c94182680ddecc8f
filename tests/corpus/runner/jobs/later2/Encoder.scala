// /// scenario
// id = "c439"
// kind = "sql.unresolved_column"
// also = ["sql.analysis", "data.schema_mismatch"]
// why = "The case class has a field that the file does not."
// name = "typed-orders-2"
// main_class = "com.acme.TypedOrders"
// engine = "3.4"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

case class Order(id: Long, customer: String, amount: Double)

object TypedOrders {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("typed-orders").getOrCreate()
    import spark.implicits._
    spark.range(9).selectExpr("id", "concat('c', id) as customer", "id * 1.5 as total").write.parquet("/mnt/orders")
    val big = spark.read.parquet("/mnt/orders").as[Order].filter(_.amount > 3)
    println(big.count())
  }
}
