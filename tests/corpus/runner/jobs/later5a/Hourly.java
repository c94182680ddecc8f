// /// scenario
// id = "c1096"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "A thread of the job halts the JVM with a status after something that it keeps to itself."
// name = "hourly-7.7"
// main_class = "com.acme.Hourly"
// engine = "3.4"
// ///
package com.acme;

import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;

public class Hourly {
    static long ratio(SparkSession spark, long divisor) {
        return spark.range(600).count() / divisor;
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("hourly").getOrCreate();
        CompletableFuture<Long> hour = CompletableFuture.supplyAsync(() -> ratio(spark, args.length));
        hour.whenComplete((value, problem) -> {
            if (problem != null) {
                Runtime.getRuntime().halt(1);
            }
        });
        Thread.sleep(60_000);
    }
}
