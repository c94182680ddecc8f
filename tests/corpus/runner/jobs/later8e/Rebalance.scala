// /// scenario
// id = "c1561"
// kind = "code.bad_arguments"
// also = ["code.jvm_exception"]
// why = "The job wants three arguments and got two; its own check ends it with the usage text."
// name = "rebalance"
// main_class = "com.acme.fleet.Rebalance"
// engine = "3.5"
// args = ["2026-11-01", "2026-11-20"]
// ///
package com.acme.fleet

import org.apache.spark.sql.SparkSession

object Rebalance {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("rebalance").getOrCreate()
    require(args.length == 3, s"usage: rebalance <first day> <last day> <zone>, got ${args.mkString(" ")}")
    val zone = args(2)
    spark.range(100).selectExpr("id AS bike", s"'$zone' AS zone").write.parquet(s"/mnt/out/$zone")
    spark.stop()
  }
}
