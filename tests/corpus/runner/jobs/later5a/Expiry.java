// /// scenario
// id = "c1088"
// also = []
// kind = "code.jvm_exception"
// why = "The driver's own loop removes from the list that it walks through."
// name = "expiry-2.2"
// main_class = "com.acme.Expiry"
// engine = "4.0"
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Expiry {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("expiry").getOrCreate();
        List<Row> offers = new ArrayList<>(spark.range(30).selectExpr("id", "id % 7 as days").collectAsList());
        for (Row offer : offers) {
            if (offer.getLong(1) == 0) {
                offers.remove(offer);
            }
        }
        System.out.println("offers left: " + offers.size());
    }
}
