// /// scenario
// id = "c504"
// kind = "database.auth"
// also = []
// hard = true
// why = "PostgreSQL rejects the user of the connection pool; the pool's own timeout stands around it."
// name = "pool-export-1"
// main_class = "com.acme.PoolExport"
// engine = "3.5"
// jars = ["postgres"]
// services = ["postgres"]
// env = { LANGUAGE = "ja" }
// ///
package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.apache.spark.sql.SparkSession;

public class PoolExport {
    static Connection borrow(String url) throws SQLException {
        SQLException last = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return DriverManager.getConnection(url, "exporter", "changeit");
            } catch (SQLException problem) {
                last = problem;
            }
        }
        throw new SQLTransientConnectionException("ExportPool - Connection is not available, request timed out after 3001ms.", last);
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("pool-export").getOrCreate();
        Class.forName("org.postgresql.Driver");
        long rows = spark.range(50).count();
        try (Connection db = borrow("jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres")) {
            System.out.println(rows + " " + db.getCatalog());
        }
    }
}
