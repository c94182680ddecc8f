// /// scenario
// id = "c1644"
// kind = "unknown"
// also = []
// why = "The driver's JVM is killed from outside in the middle of a stage: its log simply stops."
// name = "long_night"
// main_class = "com.acme.calls.LongNight"
// engine = "3.5"
// timeout = 24
// kill_signal = 9
// ///
package com.acme.calls;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class LongNight {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("long_night").getOrCreate();
        Dataset<Row> calls = spark.range(0, 60000, 1, 4).selectExpr("id AS call", "id % 900 AS line", "id % 17 AS mast");
        System.out.println("masts: " + calls.select("mast").distinct().count());
        calls.createOrReplaceTempView("calls");
        spark.sql("SELECT a.mast, sum(length(sha2(concat(a.call, '-', b.call), 512))) AS weight FROM calls a JOIN calls b ON a.line <> b.line GROUP BY a.mast").show();
        spark.stop();
    }
}
