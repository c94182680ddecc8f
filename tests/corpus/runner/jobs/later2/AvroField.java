// /// scenario
// id = "c434"
// kind = "data.schema_mismatch"
// also = []
// why = "The Avro files hold a text where the job's schema has a number."
// name = "avro-totals-1.0"
// main_class = "com.acme.AvroTotals"
// engine = "3.5"
// jars = ["avro"]
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class AvroTotals {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("avro-totals").getOrCreate();
        spark.range(50).selectExpr("id", "concat('n', id) as amount").write().format("avro").save("/mnt/payments");
        spark.read().format("avro").schema("id long, amount double").load("/mnt/payments")
            .createOrReplaceTempView("payments");
        spark.sql("select sum(amount) from payments").show();
    }
}
