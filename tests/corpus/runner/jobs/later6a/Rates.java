// /// scenario
// id = "c1317"
// kind = "sql.table_not_found"
// why = "One of the concurrent lookups reads a table of a database that the catalog does not have; the job tells it as one JSON line and exits 20."
// name = "rates-3.0"
// main_class = "com.acme.fx.Rates"
// engine = "3.5"
// logging = "warn"
// ///
package com.acme.fx;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.SparkSession;

public class Rates {
    static String line(String event, String table, String text) {
        return String.format("{\"event\":\"%s\",\"table\":\"%s\",\"text\":\"%s\"}", event, table, text.replace("\"", "'").replace("\n", " "));
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("rates").getOrCreate();
        spark.range(20).write().saveAsTable("currencies");
        List<String> tables = List.of("currencies", "treasury.fx_daily", "currencies");
        List<CompletableFuture<String>> asked = tables.stream()
                .map(table -> CompletableFuture.supplyAsync(() -> line("read", table, spark.table(table).count() + " rows"))).toList();
        int code = 0;
        for (int n = 0; n < tables.size(); n++) {
            try {
                System.out.println(asked.get(n).join());
            } catch (CompletionException e) {
                System.out.println(line("gap", tables.get(n), e.getCause().getMessage()));
                code = 20;
            }
        }
        System.out.println(line("end", "-", code == 0 ? "complete" : "rates are not published"));
        spark.stop();
        System.exit(code);
    }
}
