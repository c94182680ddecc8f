// /// scenario
// id = "c155"
// kind = "memory.driver_oom"
// also = ["memory.executor_oom"]
// why = "collectAsList turns millions of rows into objects on the driver until its heap is full."
// name = "dump-9"
// main_class = "com.acme.Dump"
// [conf]
// "spark.driver.memory" = "480m"
// "spark.driver.maxResultSize" = "0"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Dump {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("dump").getOrCreate();
        System.out.println(spark.range(0, 20_000_000L, 1, 40).toDF().collectAsList().size());
    }
}
