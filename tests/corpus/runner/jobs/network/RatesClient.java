// /// scenario
// id = "c038"
// kind = "network.unreachable"
// also = ["code.jvm_exception"]
// why = "The rates service's host name is unknown to DNS."
// name = "fx-2.0.3"
// main_class = "com.acme.fx.RatesClient"
// ///
package com.acme.fx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import org.apache.spark.sql.SparkSession;

public class RatesClient {
    static byte[] fetch(String url) {
        try {
            return new URL(url).openStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("rates not loaded", e);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("fx").getOrCreate();
        byte[] rates = fetch("http://rates-v2.internal.acme/daily");
        System.out.println(spark.range(rates.length).count());
    }
}
