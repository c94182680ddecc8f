// /// scenario
// id = "c1409"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "An array index of the job's own code is out of bounds in a driver pool thread; the access text is data and the wrapper says only that a step failed."
// name = "quorum"
// main_class = "com.acme.Quorum"
// engine = "3.5"
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Quorum {
    static String reason(SparkSession spark, int part) {
        List<Row> rows = spark.range(part * 10L, part * 10L + 5).selectExpr("concat('s3:', id, ':AccessDenied (Status Code: 403)') AS t").collectAsList();
        String[] fields = rows.get(part).getString(0).split(":");
        return fields[part];
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("quorum").getOrCreate();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        List<Future<String>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            final int part = i;
            futures.add(pool.submit(() -> reason(spark, part)));
        }
        try {
            for (Future<String> f : futures) System.out.println(f.get());
        } catch (Exception e) {
            throw new IllegalStateException("step 2 of 3 failed, see below", e);
        } finally {
            pool.shutdown();
        }
    }
}
