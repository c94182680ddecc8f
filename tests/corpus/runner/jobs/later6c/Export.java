// /// scenario
// id = "c1449"
// kind = "memory.driver_oom"
// also = []
// hard = true
// why = "The driver collects all rows, runs out of heap and exits at once; only its stdout says so and the log just stops."
// name = "export-all"
// main_class = "com.acme.ExportAll"
// engine = "3.5"
// conf = { "spark.driver.memory" = "512m", "spark.driver.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError", "spark.driver.maxResultSize" = "0" }
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class ExportAll {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("export-all").getOrCreate();
        List<List<Row>> months = new ArrayList<>();
        for (int m = 1; m <= 60; m++) {
            months.add(spark.range(0, 200000, 1, 4).selectExpr("id", "uuid() AS member", "repeat('x', 60) AS note").collectAsList());
            System.out.println("month " + m + " held");
        }
        System.out.println(months.size());
    }
}
