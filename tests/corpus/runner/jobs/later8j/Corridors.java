// /// scenario
// id = "c1705"
// kind = "none"
// also = []
// why = "The job succeeds; it only has warnings about a setting that was replaced and a long plan."
// name = "corridors"
// main_class = "com.acme.rail.Corridors"
// engine = "4.0"
// ///
package com.acme.rail;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

public class Corridors {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        spark.conf().set("spark.sql.legacy.replaceDatabricksSparkAvro.enabled", "true");
        spark.conf().set("spark.sql.adaptive.shuffle.targetPostShuffleInputSize", "8m");
        Column[] columns = new Column[40];
        for (int n = 0; n < columns.length; n++) {
            columns[n] = functions.col("id").multiply(n + 1).mod(97).alias("track_" + n);
        }
        Dataset<Row> trains = spark.range(6000).select(columns);
        System.out.println("corridors: " + trains.groupBy("track_3").count().count());
        trains.repartition(2).write().mode("overwrite").parquet("/mnt/corridors");
        System.out.println("written: " + spark.read().parquet("/mnt/corridors").count());
        spark.stop();
    }
}
