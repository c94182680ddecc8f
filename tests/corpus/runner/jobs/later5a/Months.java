// /// scenario
// id = "c1043"
// also = []
// kind = "sql.function_not_found"
// why = "The expression calls a function under a misspelt name."
// name = "months-0.4"
// main_class = "com.acme.Months"
// engine = "4.0"
// ///
package com.acme;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.SparkSession;

public class Months {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("months").getOrCreate();
        spark.range(400).selectExpr("id", "date_add(date'2026-01-01', int(id)) as day")
            .withColumn("month", expr("date_trunk('month', day)"))
            .groupBy("month").count()
            .write().mode("overwrite").parquet("/mnt/out/months");
    }
}
