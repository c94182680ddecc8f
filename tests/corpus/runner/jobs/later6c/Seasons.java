// /// scenario
// id = "c1436"
// kind = "sql.table_not_found"
// also = []
// why = "The table that the job inserts into does not exist."
// name = "seasons"
// main_class = "com.acme.Seasons"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Seasons {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("seasons").getOrCreate();
        spark.range(12).selectExpr("id + 1 AS month", "id DIV 3 AS season").createOrReplaceTempView("months");
        System.out.println("months: " + spark.table("months").count());
        spark.sql("INSERT INTO seasons_by_month SELECT month, season FROM months");
        spark.stop();
    }
}
