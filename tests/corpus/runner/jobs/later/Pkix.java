// /// scenario
// id = "c217"
// kind = "network.tls"
// also = ["code.jvm_exception"]
// why = "The JVM does not trust the API's certificate."
// name = "catalog-sync-1.1"
// main_class = "com.acme.CatalogSync"
// services = ["http"]
// engine = "4.0"
// ///
package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.spark.sql.SparkSession;

public class CatalogSync {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("catalog-sync").getOrCreate();
        HttpRequest request = HttpRequest.newBuilder(URI.create("https://api.partner.example/catalog")).build();
        String body = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        System.out.println(spark.range(body.length()).count());
    }
}
