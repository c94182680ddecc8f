// /// scenario
// id = "c232"
// kind = "data.path_not_found"
// why = "The text input's folder does not exist."
// name = "linecount-1"
// main_class = "com.acme.LineCount"
// engine = "3.4"
// dress = ["squeeze:160"]
// ///
package com.acme;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class LineCount {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("linecount").getOrCreate();
        System.out.println(new JavaSparkContext(spark.sparkContext()).textFile("/mnt/in/2026/11/20/*.log").count());
    }
}
