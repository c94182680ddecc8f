// /// scenario
// id = "c1119"
// kind = "code.serialization"
// hard = true
// why = "What the tasks return cannot be serialized; a host name that did not resolve was logged before and survived."
// dress = ['datadog:depots']
// name = "depots-1.1"
// main_class = "com.acme.Depots"
// engine = "3.5"
// logging = "iso"
// ///
package com.acme;

import java.net.HttpURLConnection;
import java.net.URL;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

public class Depots {
    static Optional<Integer> capacity(String depot) {
        try {
            HttpURLConnection call = (HttpURLConnection) new URL("http://depots.partner.example/" + depot).openConnection();
            call.setConnectTimeout(2000);
            return Optional.of(call.getInputStream().readAllBytes().length);
        } catch (Exception e) {
            LoggerFactory.getLogger(Depots.class).warn("depot {} passed over", depot, e);
            return Optional.empty();
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("depots").getOrCreate();
        int most = new JavaSparkContext(spark.sparkContext()).parallelize(List.of("north", "south"), 2)
            .map(Depots::capacity).collect().stream().flatMap(Optional::stream).max(Integer::compare).get();
        System.out.println("largest depot holds " + most);
    }
}
