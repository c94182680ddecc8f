// /// scenario
// id = "c237"
// kind = "data.invalid_value"
// why = "A text value cannot be cast to a date in ANSI mode."
// name = "dates-3"
// main_class = "com.acme.Dates"
// engine = "4.0"
// logging = "json"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Dates {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("dates").getOrCreate();
        spark.sql("select explode(array('2026-02-28', '2026-02-30')) as raw").selectExpr("cast(raw as date) as day")
            .groupBy("day").count().collectAsList();
    }
}
