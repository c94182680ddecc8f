// /// scenario
// id = "c1524"
// kind = "code.udf_exception"
// also = []
// why = "A Java function of the job reads the third part of a code that has two, in a task."
// name = "shipments"
// main_class = "com.acme.Shipments"
// engine = "4.0"
// cluster = "standalone"
// ///
package com.acme;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Shipments {
    static String carrier(String code) {
        String[] parts = code.split("-");
        return parts[2].toUpperCase();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("shipments").getOrCreate();
        Dataset<String> codes = spark.range(500)
            .selectExpr("CASE WHEN id = 417 THEN 'DE-417' ELSE concat('DE-', id, '-dhl') END")
            .as(Encoders.STRING());
        Dataset<String> carriers = codes.map((MapFunction<String, String>) Shipments::carrier, Encoders.STRING());
        carriers.groupBy("value").count().show();
        spark.stop();
    }
}
