// /// scenario
// id = "c1122"
// kind = "code.bad_arguments"
// why = "The job's option for the cut-off date is missing; it prints its usage and ends."
// dress = ['typescript:etl@gateway']
// name = "cutoff-1.4"
// main_class = "com.acme.Cutoff"
// engine = "3.5"
// args = ["--shop", "12"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Cutoff {
  def main(args: Array[String]): Unit = {
    val options = args.grouped(2).collect { case Array(k, v) if k.startsWith("--") => k.drop(2) -> v }.toMap
    val spark = SparkSession.builder().appName("cutoff").getOrCreate()
    val missing = Seq("shop", "until").filterNot(options.contains)
    if (missing.nonEmpty) {
      Console.err.println(s"Error: Missing option ${missing.map("--" + _).mkString(", ")}")
      Console.err.println("cutoff 1.4\nUsage: cutoff [options]\n\n  --shop <number>   the shop\n  --until <date>    last day that counts")
      sys.exit(1)
    }
    println(spark.range(options("shop").toInt).count())
  }
}
