// /// scenario
// id = "c1680"
// kind = "database.auth"
// also = ["database.connection"]
// why = "The role with which the job opens the database may not log in."
// name = "tickets"
// main_class = "com.acme.fair.Tickets"
// engine = "3.5"
// jars = ["postgres"]
// services = ["postgres"]
// before = """
// $EMRDX_ENGINES/s35/bin/python - <<'P'
// import psycopg2
// c = psycopg2.connect("host=10.0.7.12 dbname=postgres user=postgres password=s3cr3t")
// c.autocommit = True
// q = c.cursor()
// q.execute("DROP ROLE IF EXISTS fair_job")
// q.execute("CREATE ROLE fair_job NOLOGIN PASSWORD 'f4ir'")
// P
// """
// ///
package com.acme.fair

import org.apache.spark.sql.SparkSession

object Tickets {
  def main(args: Array[String]): Unit = {
    val spark = SparkSession.builder().appName("tickets").getOrCreate()
    val sold = spark.read.format("jdbc").options(Map(
      "url" -> "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres",
      "driver" -> "org.postgresql.Driver",
      "dbtable" -> "tickets",
      "user" -> "fair_job",
      "password" -> "f4ir")).load()
    sold.groupBy("hall").count().write.mode("overwrite").parquet("/mnt/out/tickets")
    spark.stop()
  }
}
