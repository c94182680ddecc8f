// /// scenario
// id = "c952"
// kind = "database.auth"
// also = []
// why = "MariaDB does not let the job's user in."
// name = "accounts-3.0"
// main_class = "com.acme.Accounts"
// engine = "3.5"
// jars = ["mariadb"]
// services = ["mariadb"]
// logging = "millis"
// ///
package com.acme

import org.apache.spark.sql.SparkSession

object Accounts {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("accounts").getOrCreate()
    spark.read.format("jdbc").option("url", "jdbc:mariadb://crm-db.c1k2m3.us-east-1.rds.amazonaws.com:3306/crm")
      .option("driver", "org.mariadb.jdbc.Driver").option("dbtable", "accounts").option("user", "accounts_ro").option("password", "old-one").load().show()
  }
}
