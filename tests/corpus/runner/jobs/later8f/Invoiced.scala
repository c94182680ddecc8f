// /// scenario
// id = "c1604"
// kind = "database.query"
// also = ["data.schema_mismatch"]
// why = "The database rejects the insert because a text column is written into a numeric one."
// name = "invoiced"
// main_class = "com.acme.Invoiced"
// engine = "4.0"
// jars = ["postgres"]
// services = ["postgres"]
// before = "PGPASSWORD=s3cr3t psql -q -h 10.0.7.12 -U postgres -c 'DROP TABLE IF EXISTS invoiced' -c 'CREATE TABLE invoiced (invoice bigint, net_amount numeric(12,2))'"
// ///
package com.acme

import java.util.Properties

import org.apache.spark.sql.{SaveMode, SparkSession}

object Invoiced {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("invoiced").getOrCreate()
    val login = new Properties()
    login.setProperty("user", "postgres")
    login.setProperty("password", "s3cr3t")
    login.setProperty("driver", "org.postgresql.Driver")
    val invoices = spark.range(0, 60, 1, 2).selectExpr("id AS invoice", "format_number(id * 31.5D, 2) AS net_amount")
    val url = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres"
    invoices.write.mode(SaveMode.Append).jdbc(url, "invoiced", login)
    spark.stop()
  }
}
