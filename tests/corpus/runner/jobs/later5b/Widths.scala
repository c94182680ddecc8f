// /// scenario
// id = "c1121"
// kind = "data.schema_mismatch"
// hard = true
// why = "The frame has a column that the Delta table lacks; the writer's Either keeps the text's first sentence and the driver exits."
// dress = ['ticket:mkoch']
// name = "widths-0.9"
// main_class = "com.acme.Widths"
// engine = "3.4"
// jars = ["delta"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession

import scala.util.Try

object Widths {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("widths").getOrCreate()
    spark.range(10).selectExpr("id", "id * 2 as width").write.format("delta").save("/mnt/lake/widths")
    val more = spark.range(10, 20).selectExpr("id", "id * 2 as width", "'mm' as unit")
    val result = Try(more.write.format("delta").mode("append").save("/mnt/lake/widths")).toEither
    result.left.foreach { e =>
      println("append refused -> " + e.getMessage.linesIterator.next())
      spark.stop()
      sys.exit(9)
    }
    println("appended")
  }
}
