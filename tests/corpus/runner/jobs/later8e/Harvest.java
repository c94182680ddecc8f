// /// scenario
// id = "c1567"
// kind = "sql.unresolved_column"
// also = []
// why = "The job sums the column yield_kg, which the input does not have."
// name = "harvest"
// main_class = "com.acme.farm.Harvest"
// engine = "3.5"
// ///
package com.acme.farm;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Harvest {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("harvest").getOrCreate();
        spark.range(300).selectExpr("id AS load", "id % 9 AS field", "id * 4 AS yield").write().parquet("/mnt/in/harvest");
        Dataset<Row> loads = spark.read().parquet("/mnt/in/harvest");
        loads.groupBy(col("field")).agg(sum(col("yield_kg")).as("kg")).write().csv("/mnt/out/harvest");
        spark.stop();
    }
}
