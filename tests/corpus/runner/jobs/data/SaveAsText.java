// /// scenario
// id = "c091"
// kind = "data.path_exists"
// why = "saveAsTextFile refuses an output folder that exists."
// name = "wordcount-0.1"
// main_class = "com.acme.WordCount"
// logging = "millis"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class WordCount {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("wordcount").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        new java.io.File("/mnt/words").mkdirs();
        sc.parallelize(List.of("a", "b", "a")).map(w -> w + ",1").saveAsTextFile("/mnt/words");
    }
}
