// /// scenario
// id = "c1649"
// kind = "service.unavailable"
// also = ["code.udf_exception"]
// hard = true
// why = "The partner's service answers 503 inside tasks; the driver prints only how many stations are left."
// name = "tides"
// main_class = "com.acme.sea.Tides"
// engine = "3.5"
// cluster = "standalone"
// services = ["http"]
// ///
package com.acme.sea;

import java.net.URL;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Tides {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tides").getOrCreate();
        Dataset<Long> stations = spark.range(0, 8, 1, 2).as(Encoders.LONG());
        System.out.println("stations: " + stations.count());
        Dataset<String> levels = stations.mapPartitions((MapPartitionsFunction<Long, String>) ids -> {
            var out = new java.util.ArrayList<String>();
            while (ids.hasNext()) {
                try (var in = new URL("http://api.partner.example/status/503/station/" + ids.next()).openStream()) {
                    out.add(new String(in.readAllBytes()));
                }
            }
            return out.iterator();
        }, Encoders.STRING());
        long known = 0;
        try {
            known = levels.distinct().count();
        } catch (Exception e) {
            System.out.println("levels known: " + known + ", left over: 8; is the list of stations older than a year?");
            System.exit(4);
        }
        System.out.println("levels known: " + known);
        spark.stop();
    }
}
