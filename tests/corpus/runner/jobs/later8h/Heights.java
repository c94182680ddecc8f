// /// scenario
// id = "c1660"
// kind = "dependency.native_missing"
// also = []
// why = "The native library geodesy is not on the library path."
// name = "heights"
// main_class = "com.acme.geo.Heights"
// engine = "3.5"
// ///
package com.acme.geo;

import org.apache.spark.sql.SparkSession;

public class Heights {
    static class Geodesy {
        static {
            System.loadLibrary("geodesy");
        }

        static native double undulation(double lat, double lon);
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("heights").getOrCreate();
        long points = spark.range(5000).selectExpr("id % 100 AS tile").distinct().count();
        System.out.println("tiles: " + points);
        double base = Geodesy.undulation(48.1, 11.6);
        spark.range(points).selectExpr("id AS tile", "id * 0.5 - " + base + " AS height").write().parquet("/mnt/out/heights");
        spark.stop();
    }
}
