// /// scenario
// id = "c1432"
// kind = "network.tls"
// also = ["code.jvm_exception"]
// why = "The certificate of the rates host is for another name."
// name = "prices"
// main_class = "com.acme.Prices"
// engine = "3.5"
// services = ["http"]
// before = "rm -f /tmp/rates.p12; openssl s_client -connect rates.partner.example:443 </dev/null 2>/dev/null | openssl x509 > /tmp/c.pem; keytool -importcert -noprompt -alias partner -file /tmp/c.pem -keystore /tmp/rates.p12 -storetype PKCS12 -storepass changeit"
// conf = { "spark.driver.extraJavaOptions" = "-Djavax.net.ssl.trustStore=/tmp/rates.p12 -Djavax.net.ssl.trustStorePassword=changeit" }
// ///
package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.spark.sql.SparkSession;

public class Prices {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("prices").getOrCreate();
        System.out.println("products: " + spark.range(70).count());
        HttpRequest get = HttpRequest.newBuilder(URI.create("https://rates.partner.example/eur")).build();
        String body = HttpClient.newHttpClient().send(get, HttpResponse.BodyHandlers.ofString()).body();
        System.out.println(body);
        spark.stop();
    }
}
