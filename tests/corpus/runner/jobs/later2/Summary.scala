// /// scenario
// id = "c409"
// kind = "data.empty_input"
// also = ["code.jvm_exception"]
// hard = true
// why = "The filter leaves no row to fit the scaler on; the library's words do not say so plainly."
// name = "fit-scaler-2.0"
// main_class = "com.acme.FitScaler"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.ml.feature.{StandardScaler, VectorAssembler}
import org.apache.spark.sql.SparkSession

object FitScaler {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("fit-scaler").getOrCreate()
    import spark.implicits._
    spark.range(500).selectExpr("id", "id % 7 as day", "rand(3) as x").write.parquet("/mnt/events")
    val week = spark.read.parquet("/mnt/events").filter($"day" === 9)
    val vectors = new VectorAssembler().setInputCols(Array("id", "x")).setOutputCol("v").transform(week)
    val model = new StandardScaler().setInputCol("v").setOutputCol("s").fit(vectors)
    model.write.overwrite().save("/mnt/model")
  }
}
