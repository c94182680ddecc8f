// /// scenario
// id = "c225"
// kind = "memory.kryo_buffer"
// why = "An object that tasks encode with Kryo does not fit into the buffer."
// name = "tensors-2"
// main_class = "com.acme.Tensors"
// [conf]
// "spark.serializer" = "org.apache.spark.serializer.KryoSerializer"
// "spark.kryoserializer.buffer.max" = "2m"
// ///
package com.acme;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Tensors {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tensors").getOrCreate();
        MapFunction<Long, double[]> tensor = i -> new double[500_000 + i.intValue()];
        System.out.println(spark.range(2).map((MapFunction<Long, Long>) i -> i, Encoders.LONG())
            .map(tensor, Encoders.kryo(double[].class)).distinct().count());
    }
}
