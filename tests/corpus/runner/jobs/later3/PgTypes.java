// /// scenario
// id = "c762"
// kind = "database.query"
// also = ["code.jvm_exception"]
// hard = true
// why = "PostgreSQL, speaking Japanese, refuses a statement on a table that does not exist."
// name = "stock-sync-1.0"
// main_class = "com.acme.StockSync"
// engine = "4.0"
// jars = ["postgres"]
// services = ["postgres"]
// env = { LANGUAGE = "ja", JAVA_TOOL_OPTIONS = "-Duser.language=ja -Duser.country=JP -Dfile.encoding=UTF-8" }
// ///
package com.acme;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.apache.spark.sql.SparkSession;

public class StockSync {
    static class SyncFailed extends RuntimeException {
        SyncFailed(Throwable cause) {
            super("sync of warehouse 4 stopped", cause);
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("stock-sync").getOrCreate();
        long rows = spark.range(90).count();
        Class.forName("org.postgresql.Driver");
        try (Connection link = DriverManager.getConnection("jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres", "postgres", "s3cr3t")) {
            link.createStatement().executeUpdate("insert into warehouse_stock (warehouse, pieces) values (4, " + rows + ")");
        } catch (SQLException problem) {
            throw new SyncFailed(problem);
        }
    }
}
