// /// scenario
// id = "c225"
// holdout = true
// kind = "memory.kryo_buffer"
// why = "A task's result does not fit into the Kryo buffer."
// name = "tensors-2"
// main_class = "com.acme.Tensors"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "2m"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Tensors {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tensors").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        List<double[]> all = sc.parallelize(List.of(1, 2), 2).map(i -> new double[500_000]).collect();
        System.out.println(all.size());
    }
}
