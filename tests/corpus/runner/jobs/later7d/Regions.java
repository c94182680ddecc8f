// /// scenario
// id = "c1520"
// kind = "memory.kryo_buffer"
// also = []
// why = "The array that an aggregation starts from is larger than spark.kryoserializer.buffer.max."
// name = "regions"
// main_class = "com.acme.Regions"
// engine = "3.5"
// conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer", "spark.kryoserializer.buffer.max" = "1m" }
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Regions {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("regions").getOrCreate();
        JavaSparkContext sc = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Integer> parcels = new ArrayList<>();
        for (int i = 0; i < 5000; i++) parcels.add(i * 37);
        JavaRDD<Integer> places = sc.parallelize(parcels, 2);
        System.out.println("parcels: " + places.count());
        double[] heights = places.aggregate(
            new double[190_000],
            (sums, place) -> { sums[place] += place % 11; return sums; },
            (a, b) -> { for (int i = 0; i < a.length; i++) a[i] += b[i]; return a; });
        System.out.println("regions summed: " + heights.length);
        spark.stop();
    }
}
