// /// scenario
// id = "c650"
// kind = "disk.full"
// also = []
// why = "The shuffle writes to a local disk that is full."
// name = "sorter-1.0"
// main_class = "com.acme.Sorter"
// engine = "3.4"
// disk_mb = 6
// conf = { "spark.local.dir" = "/mnt/local" }
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Sorter {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("sorter").getOrCreate();
        spark.range(0, 600000, 1, 4).selectExpr("id", "sha2(string(id), 256) as h").repartition(3).sort("h").write().parquet("/mnt/out/sorted");
    }
}
