// /// scenario
// id = "c939"
// kind = "service.metastore"
// also = ["network.unreachable"]
// why = "The Hive metastore's host name does not resolve."
// name = "catalogue-1.4"
// main_class = "com.acme.Catalogue"
// engine = "3.4"
// timeout = 150
// conf = { "spark.sql.catalogImplementation" = "hive", "spark.hadoop.hive.metastore.uris" = "thrift://hms.lake.corp.example:9083", "spark.hadoop.hive.metastore.connect.retries" = "1", "spark.hadoop.hive.metastore.client.connect.retry.delay" = "1s" }
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Catalogue {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("catalogue").enableHiveSupport().getOrCreate();
        spark.sql("SHOW DATABASES").show();
        spark.table("mart.visits").show();
    }
}
