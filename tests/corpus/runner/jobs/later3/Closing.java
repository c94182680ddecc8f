// /// scenario
// id = "c847"
// kind = "code.jvm_exception"
// also = []
// why = "A null field ends the booking; closing the journal then throws too and is only its suppressed part."
// name = "booking-6.0"
// main_class = "com.acme.Booking"
// engine = "3.5"
// ///
package com.acme;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

public class Booking {
    static class Journal implements AutoCloseable {
        private final Map<String, Long> lines = new HashMap<>();

        void add(String account, Long cents) {
            lines.put(account, lines.getOrDefault(account, 0L) + cents);
        }

        @Override
        public void close() {
            if (lines.size() < 3) {
                throw new IllegalStateException("journal closed with " + lines.size() + " lines");
            }
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("booking").getOrCreate();
        try (Journal journal = new Journal()) {
            spark.range(5).selectExpr("concat('acc', id) as account", "nullif(id, 2) as cents").toLocalIterator()
                .forEachRemaining(row -> journal.add(row.getString(0), (Long) row.get(1)));
        }
    }
}
