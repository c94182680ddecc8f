// /// scenario
// id = "c222"
// kind = "memory.driver_oom"
// why = "The job's main method keeps more in memory than the driver's heap holds."
// name = "hoard-0.2"
// main_class = "com.acme.Hoard"
// engine = "3.4"
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

public class Hoard {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("hoard").getOrCreate();
        long rows = spark.range(100).count();
        List<long[]> cache = new ArrayList<>();
        for (int i = 0; i < 1000 * rows; i++) {
            cache.add(new long[1 << 20]);
        }
        System.out.println(cache.size());
    }
}
