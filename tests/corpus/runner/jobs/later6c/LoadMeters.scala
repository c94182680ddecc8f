// /// scenario
// id = "c1406"
// kind = "code.bad_arguments"
// also = ["code.exit_nonzero"]
// why = "The jar was called with one argument of three, prints its usage and exits 2."
// name = "load-meters"
// main_class = "com.acme.LoadMeters"
// engine = "4.0"
// args = ["2026-11-20"]
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object LoadMeters {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("load-meters").getOrCreate()
    if (args.length != 3) {
      System.err.println("Usage: LoadMeters <date> <input> <output>")
      spark.stop()
      sys.exit(2)
    }
    spark.read.json(args(1)).where(s"day = '${args(0)}'").write.parquet(args(2))
  }
}
