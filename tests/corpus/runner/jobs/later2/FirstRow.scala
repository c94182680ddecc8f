// /// scenario
// id = "c410"
// kind = "data.empty_input"
// also = ["code.jvm_exception"]
// hard = true
// why = "The newest batch is asked of a table without rows."
// name = "watermark-1"
// main_class = "com.acme.Watermark"
// engine = "4.0"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Watermark {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("watermark").getOrCreate()
    import spark.implicits._
    spark.range(0).selectExpr("id as batch", "current_timestamp() as at").write.parquet("/mnt/batches")
    val last = spark.read.parquet("/mnt/batches").orderBy($"batch".desc).select($"batch").as[Long].first()
    println(s"last batch $last")
  }
}
