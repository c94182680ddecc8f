// /// scenario
// id = "c628"
// kind = "data.path_not_found"
// also = ["data.empty_input"]
// why = "The input pattern matches no file."
// name = "globs-1.4"
// main_class = "com.acme.Globs"
// engine = "4.0"
// files = { "in/part-0.log" = "a\n" }
// ///
package com.acme;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Globs {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("globs").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        System.out.println(sc.textFile("file:///home/hadoop/in/*.txt").count());
    }
}
