// /// scenario
// id = "c1312"
// kind = "data.invalid_value"
// hard = true
// why = "A German amount cannot be cast to a decimal in ANSI mode; the job's retry helper ends with an exception that names only the step."
// name = "invoices-7.1"
// main_class = "com.acme.billing.Invoices"
// engine = "4.0"
// ///
package com.acme.billing;

import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Invoices {
    private static final Logger LOG = LoggerFactory.getLogger(Invoices.class);

    static class RetriesExhausted extends RuntimeException {
        RetriesExhausted(String step, int tries) {
            super("step '" + step + "' gave up after " + tries + " tries");
        }
    }

    static <T> T retried(String step, Callable<T> work) throws InterruptedException {
        for (int n = 1; n <= 2; n++) {
            try {
                return work.call();
            } catch (Exception e) {
                LOG.warn("step '{}' try {}: {}", step, n, e.getClass().getSimpleName());
                Thread.sleep(300L * n);
            }
        }
        throw new RetriesExhausted(step, 2);
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("invoices").getOrCreate();
        Dataset<Row> lines = spark.range(60).selectExpr("id", "case when id = 47 then '1.204,50' else concat(id, '.99') end as amount");
        long rows = retried("count", lines::count);
        Object total = retried("total", () -> lines.selectExpr("sum(cast(amount as decimal(12, 2)))").first().get(0));
        System.out.println(rows + " lines, " + total);
    }
}
