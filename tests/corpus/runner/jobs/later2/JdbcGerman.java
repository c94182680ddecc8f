// /// scenario
// id = "c513"
// kind = "database.connection"
// also = ["network.unreachable"]
// hard = true
// why = "Nothing listens on the database port; the German loader wraps the driver error in its own."
// name = "stammdaten-3.1"
// main_class = "com.acme.Stammdaten"
// engine = "3.5"
// jars = ["postgres"]
// env = { JAVA_TOOL_OPTIONS = "-Duser.language=de -Duser.country=DE" }
// ///
package com.acme;

import java.sql.DriverManager;
import org.apache.spark.sql.SparkSession;

public class Stammdaten {
    static class Ladefehler extends RuntimeException {
        Ladefehler(String text, Throwable cause) {
            super(text, cause);
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("stammdaten").getOrCreate();
        Class.forName("org.postgresql.Driver");
        System.out.println("Zeilen bisher: " + spark.range(1200).count());
        try {
            DriverManager.getConnection("jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/stamm", "etl", "changeit").close();
        } catch (java.sql.SQLException problem) {
            throw new Ladefehler("Stammdaten konnten nicht geladen werden", problem);
        }
    }
}
