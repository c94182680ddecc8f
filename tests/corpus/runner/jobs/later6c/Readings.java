// /// scenario
// id = "c1420"
// kind = "data.corrupt_file"
// also = []
// why = "A gzip input file is cut off, so it cannot be decompressed to its end."
// name = "readings"
// main_class = "com.acme.Readings"
// engine = "4.0"
// before = "mkdir -p /mnt/in/readings; seq 1 200000 | gzip > /tmp/all.gz; head -c 150000 /tmp/all.gz > /mnt/in/readings/2026-11-20.csv.gz; rm /tmp/all.gz"
// ///
package com.acme;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Readings {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("readings").getOrCreate();
        Dataset<Row> readings = spark.read().schema("v long").csv("/mnt/in/readings");
        System.out.println("sum " + readings.selectExpr("sum(v)").first().getLong(0));
        spark.stop();
    }
}
