// /// scenario
// id = "c1020"
// also = []
// kind = "memory.driver_oom"
// hard = true
// why = "The driver asks for an array larger than the JVM allows; the job logs the error in German and exits."
// name = "raster-0.9"
// main_class = "com.acme.geo.Raster"
// engine = "3.5"
// ///
package com.acme.geo;

import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Raster {
    private static final Logger LOG = LoggerFactory.getLogger(Raster.class);

    static long[] grid(long cells) {
        return new long[(int) Math.min(cells, Integer.MAX_VALUE)];
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("raster").getOrCreate();
        try {
            long cells = spark.range(100).selectExpr("max(id + 1) * 90000000").head().getLong(0);
            long[] grid = grid(cells);
            spark.range(50).toLocalIterator().forEachRemaining(id -> grid[id.intValue()]++);
        } catch (Throwable t) {
            LOG.error("Raster nicht aufgebaut: {}", t.toString());
            System.exit(21);
        }
    }
}
