// /// scenario
// id = "c1015"
// also = []
// kind = "database.conflict"
// hard = true
// why = "PostgreSQL aborts the booking three times as another session changed the row; the job's own exception has no cause."
// name = "close-ledger-3.1"
// main_class = "com.acme.ledger.CloseLedger"
// jars = ["postgres"]
// services = ["postgres"]
// ///
package com.acme.ledger

import java.sql.{Connection, DriverManager, SQLException}

import org.apache.spark.sql.SparkSession
import org.slf4j.LoggerFactory

object CloseLedger {
  private val log = LoggerFactory.getLogger("ledger")
  private val url = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres"

  private def open(): Connection = DriverManager.getConnection(url, "postgres", "s3cr3t")

  private def book(total: Long): Unit = {
    val (mine, night) = (open(), open())
    try {
      mine.setAutoCommit(false)
      mine.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ)
      mine.createStatement().executeQuery("select amount from month_ledger where id = 11").next()
      night.createStatement().executeUpdate("update month_ledger set amount = amount + 1 where id = 11")
      mine.createStatement().executeUpdate(s"update month_ledger set amount = $total where id = 11")
      mine.commit()
    } finally { mine.close(); night.close() }
  }

  def main(args: Array[String]): Unit = {
    Class.forName("org.postgresql.Driver")
    val spark = SparkSession.builder().appName("close-ledger").getOrCreate()
    val setup = open()
    setup.createStatement().execute("drop table if exists month_ledger; create table month_ledger (id int, amount bigint); insert into month_ledger values (11, 0)")
    setup.close()
    val total = spark.range(1, 5000).selectExpr("sum(id * 3)").head().getLong(0)
    var left = 3
    var booked = false
    while (!booked && left > 0) {
      try { book(total); booked = true }
      catch { case e: SQLException => left -= 1; log.warn("booking not done, {} tries left: {}", left, e.getMessage) }
    }
    if (!booked) throw new IllegalStateException("ledger 2026-11 stays open")
  }
}
