// /// scenario
// id = "c944"
// kind = "database.query"
// also = ["data.invalid_value"]
// why = "PostgreSQL refuses a batch: an amount breaks the table's check."
// name = "amounts-2.9"
// main_class = "com.acme.Amounts"
// engine = "3.4"
// jars = ["postgres"]
// services = ["postgres"]
// ///
package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.apache.spark.sql.SparkSession;

public class Amounts {
    private static final String URL = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres";

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("amounts").getOrCreate();
        Class.forName("org.postgresql.Driver");
        try (Connection setup = DriverManager.getConnection(URL, "postgres", "s3cr3t"); Statement statement = setup.createStatement()) {
            statement.execute("drop table if exists amounts; create table amounts (id bigint, cents bigint check (cents >= 0))");
        }
        spark.range(40).selectExpr("id", "if(id = 31, -5, id * 7) as cents").write().format("jdbc").option("url", URL)
            .option("dbtable", "amounts").option("driver", "org.postgresql.Driver").option("user", "postgres").option("password", "s3cr3t").mode("append").save();
    }
}
