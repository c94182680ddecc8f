// /// scenario
// id = "c1552"
// kind = "none"
// also = []
// why = "The job succeeds; it only has warnings about its checkpoint folder."
// name = "reach"
// main_class = "com.acme.graph.Reach"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme.graph;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Reach {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("reach").getOrCreate();
        spark.sparkContext().setCheckpointDir("/mnt/checkpoints/reach");
        Dataset<Row> links = spark.range(400).selectExpr("id AS src", "(id * 7 + 3) % 400 AS dst");
        Dataset<Row> reached = spark.range(1).selectExpr("id AS node");
        for (int hop = 1; hop <= 4; hop++) {
            reached = reached.union(links.join(reached, links.col("src").equalTo(reached.col("node"))).select("dst")).distinct().checkpoint();
            System.out.println("hop " + hop + ": " + reached.count() + " nodes");
        }
        spark.stop();
    }
}
