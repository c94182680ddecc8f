// /// scenario
// id = "c009"
// kind = "database.query"
// also = ["data.invalid_value"]
// why = "A batch insert of the Java job breaks the table's primary key."
// name = "ledger-export-1.4"
// main_class = "com.example.ledger.Export"
// services = ["postgres"]
// jars = ["postgres"]
// ///
package com.example.ledger;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Export {
    static final String URL = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres?user=postgres&password=s3cr3t";

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("ledger-export").getOrCreate();
        try (Connection c = DriverManager.getConnection(URL)) {
            c.createStatement().execute("drop table if exists entries; create table entries (id bigint primary key, amount int)");
            List<Row> rows = spark.range(10).selectExpr("id % 7 as id", "cast(id as int) as amount").collectAsList();
            try (PreparedStatement insert = c.prepareStatement("insert into entries values (?, ?)")) {
                for (Row row : rows) {
                    insert.setLong(1, row.getLong(0));
                    insert.setInt(2, row.getInt(1));
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        spark.stop();
    }
}
