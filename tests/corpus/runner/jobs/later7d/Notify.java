// /// scenario
// id = "c1527"
// kind = "network.unreachable"
// also = ["code.jvm_exception"]
// why = "The host name of the planning service cannot be resolved."
// name = "notify"
// main_class = "com.acme.Notify"
// engine = "4.0"
// ///
package com.acme;

import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.apache.spark.sql.SparkSession;

public class Notify {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("notify").getOrCreate();
        long tours = spark.range(900).selectExpr("id % 45 AS tour").distinct().count();
        System.out.println("tours planned: " + tours);
        HttpURLConnection call = (HttpURLConnection) URI.create("http://planning.internal.acme.example/tours").toURL().openConnection();
        call.setDoOutput(true);
        try (OutputStream body = call.getOutputStream()) {
            body.write(("tours=" + tours).getBytes());
        }
        System.out.println(call.getResponseCode());
        spark.stop();
    }
}
