// /// scenario
// id = "c1090"
// also = []
// kind = "code.serialization"
// hard = true
// why = "The stream's row writer holds a thread, which cannot be serialized; the job logs the outer message."
// name = "ticker-1.5"
// main_class = "com.acme.Ticker"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.ForeachWriter;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    static class Board extends ForeachWriter<Row> {
        private final Thread pulse = new Thread(() -> { }, "pulse");

        @Override
        public boolean open(long partition, long epoch) {
            return true;
        }

        @Override
        public void process(Row row) {
            System.out.println(pulse.getName() + " " + row.getLong(1));
        }

        @Override
        public void close(Throwable problem) {
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("ticker").getOrCreate();
        try {
            spark.readStream().format("rate").option("rowsPerSecond", 5).load()
                .writeStream().foreach(new Board()).start().awaitTermination(60_000);
        } catch (Exception problem) {
            LOG.error("board is dark: {}", problem.getMessage().lines().findFirst().orElse(""));
            System.exit(9);
        }
    }
}
