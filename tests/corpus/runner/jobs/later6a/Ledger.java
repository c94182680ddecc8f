// /// scenario
// id = "c1304"
// kind = "code.jvm_exception"
// why = "The job removes entries from a map while it walks over it, which the map's iterator refuses."
// name = "ledger-5.0"
// main_class = "com.acme.ledger.Ledger"
// engine = "4.0"
// ///
package com.acme.ledger;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Ledger {
    private final Map<String, Long> open = new HashMap<>();

    void load(SparkSession spark) {
        for (Row row : spark.sql("select concat('acc', id) as account, id - 3 as cents from range(12)").collectAsList()) {
            open.put(row.getString(0), row.getLong(1));
        }
    }

    void settle() {
        for (Map.Entry<String, Long> entry : open.entrySet()) {
            if (entry.getValue() <= 0) {
                open.remove(entry.getKey());
            }
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("ledger").getOrCreate();
        Ledger ledger = new Ledger();
        ledger.load(spark);
        ledger.settle();
        System.out.println("open accounts: " + ledger.open.size());
        spark.stop();
    }
}
