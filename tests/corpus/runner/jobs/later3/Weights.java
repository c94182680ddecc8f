// /// scenario
// id = "c616"
// kind = "code.udf_exception"
// also = ["data.malformed_record"]
// why = "A Java map function parses a number from a text that is none, inside a task."
// name = "weights-2.0"
// main_class = "com.acme.Weights"
// engine = "3.4"
// logging = "millis"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

public class Weights {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("weights").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        long heavy = sc.parallelize(List.of("a:12", "b:7", "c:n/a", "d:31"), 2)
            .mapToPair(line -> new Tuple2<>(line.split(":")[0], Integer.parseInt(line.split(":")[1])))
            .reduceByKey(Integer::sum)
            .count();
        System.out.println(heavy);
    }
}
