// /// scenario
// id = "c1428"
// kind = "data.malformed_record"
// also = []
// why = "A CSV record does not fit the schema in FAILFAST mode; the record's text names another error."
// name = "tickets"
// main_class = "com.acme.Tickets"
// engine = "3.5"
// before = "mkdir -p /mnt/in/tickets; printf '1,open,ok\n2,open,no space left on device on till 4\n' > /mnt/in/tickets/a.csv; printf '3,open,ok\nfour,closed,Python worker exited unexpectedly\n' > /mnt/in/tickets/b.csv"
// ///
package com.acme;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Tickets {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tickets").getOrCreate();
        Dataset<Row> tickets = spark.read().schema("id int, state string, note string").option("mode", "FAILFAST").csv("/mnt/in/tickets");
        for (Row r : tickets.orderBy("id").collectAsList()) System.out.println(r);
        spark.stop();
    }
}
