// /// scenario
// id = "c621"
// kind = "sql.unresolved_column"
// also = []
// why = "The job asks a Dataset for a column under the name it had before it was renamed."
// name = "margin-0.9"
// main_class = "com.acme.Margin"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Margin {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("margin").getOrCreate();
        Dataset<Row> sales = spark.range(50).selectExpr("id as order_id", "id * 3 as gross", "id as cost");
        Dataset<Row> named = sales.withColumnRenamed("gross", "gross_amount");
        named.withColumn("margin", named.col("gross").minus(named.col("cost"))).show();
    }
}
