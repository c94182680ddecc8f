// /// scenario
// id = "c1447"
// kind = "disk.full"
// also = []
// hard = true
// why = "Shuffle files fill the executors' local disk; the job prints only that trips were not sorted."
// name = "sort-trips"
// main_class = "com.acme.SortTrips"
// engine = "3.5"
// cluster = "standalone"
// disk_mb = 24
// env = { SPARK_LOCAL_DIRS = "/mnt/local" }
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class SortTrips {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("sort-trips").getOrCreate();
        try {
            spark.range(0, 900000, 1, 4).selectExpr("uuid() AS trip", "uuid() AS car", "id").repartition(4)
                .sortWithinPartitions("trip").write().mode("overwrite").parquet("/mnt/out/trips");
        } catch (Exception e) {
            System.err.println("trips were not sorted, yesterday's order stays in place");
            System.exit(1);
        }
    }
}
