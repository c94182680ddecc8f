// /// scenario
// id = "c257"
// kind = "dependency.native_missing"
// also = ["code.udf_exception"]
// hard = true
// why = "Tasks need the native library libgdalalljni, which is not installed; later tasks only say NoClassDefFoundError."
// name = "raster-1"
// main_class = "com.acme.Raster"
// engine = "3.4"
// ///
package com.acme;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Raster {
    public static class Gdal {
        static {
            System.loadLibrary("gdalalljni");
        }

        public static int bands(long id) {
            return 3;
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("raster").getOrCreate();
        spark.range(8).map((MapFunction<Long, Long>) x -> x, Encoders.LONG())
            .map((MapFunction<Long, Integer>) Gdal::bands, Encoders.INT()).collectAsList();
    }
}
