// /// scenario
// id = "c1481"
// kind = "none"
// also = []
// why = "The job succeeds; it only has warnings about a window without partition and a long plan."
// name = "ranking"
// main_class = "com.acme.Ranking"
// engine = "3.5"
// ///
package com.acme;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

public class Ranking {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("ranking").getOrCreate();
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < 60; i++) columns.add("id * " + i + " AS c" + i);
        Dataset<Row> wide = spark.range(2000).selectExpr(columns.toArray(new String[0]));
        Dataset<Row> ranked = wide.withColumn("place", row_number().over(Window.orderBy(col("c7").desc())));
        ranked.write().mode("overwrite").parquet("/mnt/out/ranking");
        System.out.println("ranked " + spark.read().parquet("/mnt/out/ranking").count());
        spark.stop();
    }
}
