// /// scenario
// id = "c1638"
// kind = "unknown"
// also = ["code.exit_nonzero", "code.jvm_exception"]
// hard = true
// why = "The job catches whatever was thrown and prints only that the run was not completed; nothing in the logs names a cause."
// name = "clearing"
// main_class = "com.acme.bank.Clearing"
// engine = "3.5"
// ///
package com.acme.bank;

import java.util.List;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Clearing {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("clearing").getOrCreate();
        int code = 0;
        try {
            List<Row> banks = spark.range(600).selectExpr("id % 7 AS bank", "id * 5 AS cents").groupBy("bank").sum("cents").collectAsList();
            System.out.println(banks.size() + " banks in this run");
            long last = 0;
            for (int n = 0; n <= banks.size(); n++) {
                last += banks.get(n).getLong(1);
            }
            System.out.println("cleared " + last);
        } catch (RuntimeException e) {
            System.out.println("The clearing run of 2026-11-21 could not be completed. Operations will be in touch.");
            code = 1;
        }
        spark.stop();
        System.exit(code);
    }
}
