// /// scenario
// id = "c464"
// kind = "submit.entry_point_missing"
// also = ["code.jvm_exception"]
// hard = true
// why = "The named class exists but has no main method of the form that Spark calls."
// name = "events-2.2"
// main_class = "com.acme.Events"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Events {
    public static void main(String[] args, String profile) {
        SparkSession spark = SparkSession.builder().appName("events " + profile).getOrCreate();
        System.out.println(spark.range(3).count());
    }
}
