// /// scenario
// id = "c897"
// kind = "code.jvm_exception"
// also = []
// why = "The job's own recursion runs out of stack on the driver."
// name = "dependencies-3.3"
// main_class = "com.acme.Dependencies"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Dependencies {
  def depth(edges: Map[Long, Long], node: Long): Int = edges.get(node).map(next => 1 + depth(edges, next)).getOrElse(0)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("dependencies").getOrCreate()
    val edges = spark.range(900).collect().map(n => n.longValue() -> (n.longValue() + 1) % 900).toMap
    println("depth: " + depth(edges, 0))
  }
}
