// /// scenario
// id = "c811"
// kind = "sql.analysis"
// also = []
// why = "row_number() stands over a window without an order."
// name = "ranks-0.4"
// main_class = "com.acme.Ranks"
// engine = "3.4"
// ///
package com.acme;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

public class Ranks {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("ranks").getOrCreate();
        spark.range(30).withColumn("rank", row_number().over(Window.partitionBy(col("id").mod(3)))).show();
    }
}
