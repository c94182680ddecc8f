// /// scenario
// id = "c1084"
// also = []
// kind = "sql.analysis"
// hard = true
// why = "A correlated subquery is not aggregated; the job logs the message's first words and throws its own exception."
// name = "discounts-1.0"
// main_class = "com.acme.Discounts"
// engine = "3.4"
// ///
package com.acme;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Discounts {
    private static final Logger LOG = LoggerFactory.getLogger(Discounts.class);

    static class MartNotBuilt extends RuntimeException {
        MartNotBuilt(String mart) {
            super(mart + " keeps its rows of yesterday");
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("discounts").getOrCreate();
        spark.range(40).selectExpr("id as sku", "id * 3.0 as price").createOrReplaceTempView("prices");
        spark.range(90).selectExpr("id % 40 as sku", "id / 100.0 as discount").createOrReplaceTempView("discounts");
        try {
            ((org.apache.spark.sql.Dataset<?>) spark.sql(
                "SELECT sku, price, (SELECT d.discount FROM discounts d WHERE d.sku = p.sku) AS discount FROM prices p"))
                .write().parquet("/mnt/out/discounts");
        } catch (Exception problem) {
            String text = problem.getMessage();
            LOG.error("discounts: {}", text.substring(0, Math.min(160, text.length())));
            throw new MartNotBuilt("discounts");
        }
    }
}
