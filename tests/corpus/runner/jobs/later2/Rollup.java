// /// scenario
// id = "c418"
// kind = "memory.driver_oom"
// also = ["code.jvm_exception"]
// hard = true
// why = "A pool's thread of the driver asks for an array that no JVM grants; two wrappers stand around it."
// name = "rollup-7"
// main_class = "com.acme.Rollup"
// engine = "3.5"
// ///
package com.acme;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Rollup {
    static String render(SparkSession spark) {
        List<String> cells = spark.range(40).map(
            (org.apache.spark.api.java.function.MapFunction<Long, String>) n -> "cell-" + n, Encoders.STRING()).collectAsList();
        StringBuilder page = new StringBuilder();
        while (true) {
            for (String cell : cells) {
                page.append(cell);
            }
            page.append(page);
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("rollup").getOrCreate();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<String> page = pool.submit(() -> render(spark));
        try {
            System.out.println(page.get().length());
        } catch (Exception problem) {
            throw new IllegalStateException("rollup page could not be rendered", problem);
        } finally {
            pool.shutdownNow();
        }
    }
}
