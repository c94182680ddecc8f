// /// scenario
// id = "c1462"
// kind = "memory.driver_oom"
// also = []
// hard = true
// why = "The thread that fills the cache runs out of the driver's heap; main then fails on the empty cache with an exception of its own."
// name = "rate-plans"
// main_class = "com.acme.RatePlans"
// engine = "4.0"
// conf = { "spark.driver.memory" = "512m" }
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;

public class RatePlans {
    private static final Map<String, List<double[]>> PLANS = new ConcurrentHashMap<>();

    static void warm() {
        List<double[]> curves = new ArrayList<>();
        for (int tariff = 0; tariff < 5000; tariff++) curves.add(new double[96 * 365]);
        PLANS.put("2026", curves);
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("rate-plans").getOrCreate();
        Thread warmer = new Thread(RatePlans::warm, "cache-warmer");
        warmer.start();
        long meters = spark.range(0, 3000, 1, 2).selectExpr("id % 40 AS meter").distinct().count();
        warmer.join();
        if (!PLANS.containsKey("2026")) {
            throw new IllegalStateException("no rate plan for 2026, " + meters + " meters stay unbilled");
        }
        spark.stop();
    }
}
