// /// scenario
// id = "c630"
// kind = "data.path_exists"
// also = []
// why = "The output folder is there and the writer's mode is to fail."
// name = "publish-feed-1.2"
// main_class = "com.acme.PublishFeed"
// engine = "3.4"
// before = "mkdir -p /mnt/out/feed/2026-11-20"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class PublishFeed {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("publish-feed").getOrCreate();
        spark.range(40).selectExpr("id", "id * 2 as price").write().json("/mnt/out/feed/2026-11-20");
    }
}
