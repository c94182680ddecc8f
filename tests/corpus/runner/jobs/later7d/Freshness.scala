// /// scenario
// id = "c1547"
// kind = "code.exit_nonzero"
// also = []
// why = "The job ends itself with status 4 after a check of its own on the share of empty rows."
// name = "freshness"
// main_class = "com.acme.Freshness"
// engine = "3.5"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Freshness {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("freshness").getOrCreate()
    val rows = spark.range(800).selectExpr("id", "CASE WHEN id % 6 > 0 THEN id * 2 END AS amount")
    val empty = rows.filter("amount IS NULL").count() * 100.0 / rows.count()
    println(f"share of empty amounts: $empty%.1f %%, allowed: 10.0 %%")
    spark.stop()
    if (empty > 10) sys.exit(4)
    println("fresh")
  }
}
