// /// scenario
// id = "c1651"
// kind = "database.query"
// also = ["code.udf_exception", "data.invalid_value"]
// hard = true
// why = "The database refuses rows that violate a check constraint, in tasks; the driver prints only the class of what it caught."
// name = "pension"
// main_class = "com.acme.hr.Pension"
// engine = "4.0"
// cluster = "standalone"
// jars = ["postgres"]
// services = ["postgres"]
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme.hr

import java.sql.DriverManager
import org.apache.spark.sql.SparkSession

object Pension {
  val url = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres?user=postgres&password=s3cr3t"

  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("pension").getOrCreate()
    val admin = DriverManager.getConnection(url)
    val table = admin.createStatement()
    table.execute("DROP TABLE IF EXISTS pension")
    table.execute("CREATE TABLE pension (person bigint, share numeric, CONSTRAINT share_of_wage CHECK (share BETWEEN 0 AND 0.25))")
    admin.close()
    val shares = spark.range(0, 600, 1, 2).selectExpr("id AS person", "cast((id % 30) / 100.0 AS double) AS share")
    println(s"people: ${shares.count()}")
    try shares.rdd.foreachPartition { rows =>
      Class.forName("org.postgresql.Driver")
      val db = DriverManager.getConnection(url)
      val insert = db.prepareStatement("INSERT INTO pension VALUES (?, ?)")
      rows.foreach { r =>
        insert.setLong(1, r.getLong(0))
        insert.setDouble(2, r.getDouble(1))
        insert.addBatch()
      }
      insert.executeBatch()
      db.close()
    } catch {
      case e: Exception =>
        println(s"pension of 2026-11 not booked: ${e.getClass}")
        sys.exit(1)
    }
    spark.stop()
  }
}
