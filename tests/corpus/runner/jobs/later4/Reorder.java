// /// scenario
// id = "c863"
// kind = "shuffle.fetch_failed"
// also = []
// why = "Shuffle files are gone when the reducers ask for them, again and again, and nothing tells why."
// name = "reorder-1.9"
// main_class = "com.acme.Reorder"
// engine = "3.4"
// cluster = "standalone"
// timeout = 100
// ///
package com.acme;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Tuple2;

public class Reorder {
    static void tidy(File folder) {
        File[] found = folder.listFiles();
        if (found == null) {
            return;
        }
        for (File file : found) {
            if (file.isDirectory()) {
                tidy(file);
            } else if (file.getName().startsWith("shuffle_0_")) {
                file.delete();
            }
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("reorder").getOrCreate();
        List<Integer> numbers = new ArrayList<>();
        for (int n = 0; n < 2000; n++) {
            numbers.add(n);
        }
        Thread sweeper = new Thread(() -> {
            while (true) {
                tidy(new File("/tmp"));
            }
        });
        sweeper.setDaemon(true);
        sweeper.start();
        System.out.println(new JavaSparkContext(spark.sparkContext()).parallelize(numbers, 2)
            .mapToPair(n -> new Tuple2<>(n % 50, n)).reduceByKey(Integer::sum, 2).collect().size());
    }
}
