// /// scenario
// id = "c1591"
// kind = "dependency.class_missing"
// also = []
// why = "The Excel data source is not on the classpath."
// name = "price-sheets"
// main_class = "com.acme.PriceSheets"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class PriceSheets {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("price-sheets").getOrCreate();
        Dataset<Row> known = spark.range(40).selectExpr("id AS sku", "id * 1.2D AS price");
        Dataset<Row> sheets = spark.read().format("com.crealytics.spark.excel").option("header", "true").load("/mnt/in/prices.xlsx");
        known.join(sheets, "sku").write().mode("overwrite").parquet("/mnt/out/prices");
        spark.stop();
    }
}
