// /// scenario
// id = "c898"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "A worker thread of the driver indexes past an array's end; CompletableFuture and the job wrap it, in Portuguese."
// name = "quotas-2.0"
// main_class = "com.acme.Quotas"
// engine = "3.4"
// ///
package com.acme;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.spark.sql.SparkSession;

public class Quotas {
    static class FalhaNoLote extends RuntimeException {
        FalhaNoLote(String texto, Throwable causa) {
            super(texto, causa);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("quotas").getOrCreate();
        long[] limits = new long[4];
        CompletableFuture<Void> work = CompletableFuture.runAsync(() ->
            spark.range(6).toLocalIterator().forEachRemaining(id -> limits[id.intValue()] = id * 10));
        try {
            work.join();
        } catch (CompletionException problem) {
            throw new FalhaNoLote("o lote de 20/11 terminou com falha", problem);
        }
    }
}
