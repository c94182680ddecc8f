// /// scenario
// id = "c1105"
// kind = "code.serialization"
// hard = true
// why = "A closure of a pool's thread holds an object that is not serializable; the main thread prints the future's message and exits."
// dress = ['splunk:spark:driver']
// name = "pages-1.0"
// main_class = "com.acme.Pages"
// engine = "3.5"
// ///
package com.acme;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Pages {
    static class Template {
        final StringBuilder head = new StringBuilder("<h1>");

        String render(int page) {
            return head + "page " + page;
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("pages").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        Template template = new Template();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<Long> size = pool.submit(() -> context.parallelize(List.of(1, 2, 3)).map(n -> template.render(n).length()).count());
        Future<Long> count = pool.submit(() -> spark.range(900).count());
        System.out.println("pages to print: " + count.get());
        int code = 0;
        try {
            System.out.println("size: " + size.get());
        } catch (ExecutionException e) {
            System.out.println("layout step ended early - " + e.getCause().getMessage());
            code = 6;
        }
        pool.shutdown();
        spark.stop();
        System.exit(code);
    }
}
