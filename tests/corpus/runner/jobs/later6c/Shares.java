// /// scenario
// id = "c1453"
// kind = "sql.analysis"
// also = []
// why = "A union of two queries with different numbers of columns."
// name = "shares"
// main_class = "com.acme.Shares"
// engine = "3.5"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Shares {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("shares").getOrCreate();
        spark.range(10).selectExpr("id", "id * 2 AS old_share").createOrReplaceTempView("y2025");
        spark.range(10).selectExpr("id", "id * 2 AS share", "id * 3 AS bonus").createOrReplaceTempView("y2026");
        spark.sql("SELECT * FROM y2025 UNION ALL SELECT * FROM y2026").groupBy("id").count().show();
        spark.stop();
    }
}
