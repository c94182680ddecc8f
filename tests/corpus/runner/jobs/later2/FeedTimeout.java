// /// scenario
// id = "c582"
// kind = "network.timeout"
// also = ["code.jvm_exception"]
// hard = true
// why = "The partner's host does not answer the connection; a CompletableFuture and the job's exception stand around it."
// name = "feed-pull-1.9"
// main_class = "com.acme.FeedPull"
// engine = "4.0"
// logging = "ansi"
// ///
package com.acme;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;

public class FeedPull {
    static class FeedFailure extends RuntimeException {
        FeedFailure(String feed, Throwable cause) {
            super("feed " + feed + " is incomplete", cause);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("feed-pull").getOrCreate();
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
        for (String feed : List.of("prices", "stock")) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://feeds.partner.example/" + feed)).build();
            CompletableFuture<String> body = client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
            try {
                System.out.println(feed + " " + spark.range(body.join().length()).count());
            } catch (RuntimeException problem) {
                throw new FeedFailure(feed, problem);
            }
        }
    }
}
