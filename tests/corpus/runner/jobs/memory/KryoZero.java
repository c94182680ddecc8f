// /// scenario
// id = "c088"
// kind = "memory.kryo_buffer"
// why = "The start value of an aggregation does not fit into the Kryo buffer."
// name = "histograms-1"
// main_class = "com.acme.Histograms"
// engine = "4.0"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "1m"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

public class Histograms {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("histograms").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        long stores = sc.parallelizePairs(List.of(new Tuple2<>("a", 1), new Tuple2<>("b", 2)))
            .aggregateByKey(new double[400_000], (bins, v) -> bins, (x, y) -> x).count();
        System.out.println(stores);
    }
}
