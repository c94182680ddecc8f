// /// scenario
// id = "c1325"
// kind = "code.exit_nonzero"
// hard = true
// why = "The job's own check of coverage ends it with code 3; the reads that failed before were tried again and fell back."
// name = "coverage-1.2"
// main_class = "com.acme.quality.Coverage"
// engine = "3.5"
// ///
package com.acme.quality

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

import scala.util.Try

object Coverage {
  private val log = LoggerFactory.getLogger(getClass)

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("coverage").getOrCreate()
    spark.range(80).selectExpr("id", "if(id % 5 = 0, null, id) as email").write.parquet("/mnt/in/customers_v1")
    val customers = Try(spark.read.parquet("/mnt/in/customers_v2")).recover { case e =>
      log.warn("customers_v2 cannot be read, taking v1", e)
      spark.read.parquet("/mnt/in/customers_v1")
    }.get
    val share = customers.selectExpr("avg(if(email is null, 0.0, 1.0))").first().getDecimal(0).doubleValue
    println(f"coverage of email: $share%.3f (at least 0.950)")
    if (share < 0.95) {
      log.error(f"coverage check did not pass: $share%.3f < 0.950")
      spark.stop()
      sys.exit(3)
    }
  }
}
