// /// scenario
// id = "c1678"
// kind = "service.metastore"
// also = ["network.unreachable"]
// why = "The host name of the Hive metastore does not resolve, so its client cannot be instantiated."
// name = "plots"
// main_class = "com.acme.land.Plots"
// engine = "3.5"
// conf = { "spark.sql.catalogImplementation" = "hive", "spark.hadoop.hive.metastore.uris" = "thrift://hive-meta.data.corp.example:9083", "spark.hadoop.hive.metastore.connect.retries" = "2" }
// ///
package com.acme.land;

import org.apache.spark.sql.SparkSession;

public class Plots {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("plots").getOrCreate();
        spark.range(300).selectExpr("id AS plot", "id % 12 AS village").createOrReplaceTempView("new_plots");
        spark.sql("INSERT INTO land.plots SELECT * FROM new_plots");
        spark.stop();
    }
}
