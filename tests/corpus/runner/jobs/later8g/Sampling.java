// /// scenario
// id = "c1639"
// kind = "unknown"
// also = []
// why = "The driver's JVM is killed from outside while it works through its rounds: its log simply stops."
// name = "sampling"
// main_class = "com.acme.lab.Sampling"
// engine = "4.0"
// timeout = 22
// kill_signal = 9
// ///
package com.acme.lab;

import org.apache.spark.sql.SparkSession;

public class Sampling {
    public static void main(String[] args) throws InterruptedException {
        SparkSession spark = SparkSession.builder().appName("sampling").getOrCreate();
        for (int round = 1; round <= 200; round++) {
            long hits = spark.range(3_000_000L).filter("rand(" + round + ") < 0.5").count();
            System.out.println("round " + round + ": " + hits);
            Thread.sleep(2500);
        }
        spark.stop();
    }
}
