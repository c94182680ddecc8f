// /// scenario
// id = "c904"
// kind = "code.serialization"
// also = []
// hard = true
// why = "The results of the tasks are objects of a class that is not serializable; the job ends with its own text."
// name = "shapes-1.2"
// main_class = "com.acme.Shapes"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

class Shape(val sides: Int)

object Shapes {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("shapes").getOrCreate()
    try println(spark.sparkContext.parallelize(3 to 12, 2).map(n => new Shape(n)).collect().map(_.sides).sum)
    catch { case e: Exception => throw new IllegalStateException("no shapes for zone 4") }
  }
}
