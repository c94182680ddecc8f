// /// scenario
// id = "c941"
// kind = "database.connection"
// also = []
// why = "The database's user has used up the connections that it may have."
// name = "seats-1.6"
// main_class = "com.acme.Seats"
// engine = "4.0"
// jars = ["postgres"]
// services = ["postgres"]
// ///
package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

public class Seats {
    private static final String URL = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres";

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("seats").getOrCreate();
        Class.forName("org.postgresql.Driver");
        try (Connection setup = DriverManager.getConnection(URL, "postgres", "s3cr3t"); Statement statement = setup.createStatement()) {
            statement.execute("drop table if exists seats; create table seats (id int); drop role if exists seatloader; "
                + "create role seatloader login password 'l0ader' connection limit 2");
        }
        List<Connection> open = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            open.add(DriverManager.getConnection(URL, "seatloader", "l0ader"));
        }
        spark.read().format("jdbc").option("url", URL).option("driver", "org.postgresql.Driver").option("dbtable", "seats").option("user", "seatloader")
            .option("password", "l0ader").load().show();
        System.out.println(open.size());
    }
}
