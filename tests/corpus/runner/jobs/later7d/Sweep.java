// /// scenario
// id = "c1532"
// kind = "unknown"
// also = []
// why = "The driver is killed from outside in the middle of a stage, its log simply stops."
// name = "sweep"
// main_class = "com.acme.Sweep"
// engine = "3.5"
// timeout = 28
// kill_signal = 9
// ///
package com.acme;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Sweep {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("sweep").getOrCreate();
        for (int part = 0; part < 60; part++) {
            Dataset<Long> ids = spark.range(0, 400, 1, 2).as(Encoders.LONG());
            long odd = ids.map((MapFunction<Long, Long>) i -> { Thread.sleep(4); return i % 7; }, Encoders.LONG()).distinct().count();
            System.out.println("part " + part + " holds " + odd);
        }
        spark.stop();
    }
}
