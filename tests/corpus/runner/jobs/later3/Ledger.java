// /// scenario
// id = "c648"
// kind = "memory.result_too_large"
// also = []
// why = "The collected rows are larger than spark.driver.maxResultSize."
// name = "ledger-export-2.0"
// main_class = "com.acme.LedgerExport"
// engine = "3.4"
// conf = { "spark.driver.maxResultSize" = "2m" }
// ///
package com.acme;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class LedgerExport {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("ledger-export").getOrCreate();
        List<Row> rows = spark.range(0, 400000, 1, 8).selectExpr("id", "md5(string(id)) as reference").collectAsList();
        System.out.println(rows.size());
    }
}
