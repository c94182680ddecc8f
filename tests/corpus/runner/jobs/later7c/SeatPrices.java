// /// scenario
// id = "c1470"
// kind = "database.connection"
// also = ["network.unreachable"]
// why = "The database's port refuses connections, so the job's connection pool cannot start."
// name = "seat-prices"
// main_class = "com.acme.SeatPrices"
// engine = "3.5"
// jars = ["postgres"]
// ///
package com.acme;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.postgresql.ds.PGSimpleDataSource;

public class SeatPrices {
    static HikariDataSource pool() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"});
        source.setDatabaseName("seats");
        source.setUser("etl");
        source.setPassword("etl_pw");
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("seat-prices").getOrCreate();
        var prices = spark.range(60).selectExpr("id AS seat", "20 + id % 7 AS price").collectAsList();
        System.out.println("prices: " + prices.size());
        try (HikariDataSource pool = pool(); Connection c = pool.getConnection()) {
            PreparedStatement put = c.prepareStatement("UPDATE seats SET price = ? WHERE seat = ?");
            for (Row r : prices) {
                put.setLong(1, r.getLong(1));
                put.setLong(2, r.getLong(0));
                put.addBatch();
            }
            put.executeBatch();
        }
        spark.stop();
    }
}
