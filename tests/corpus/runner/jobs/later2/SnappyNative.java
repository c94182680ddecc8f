// /// scenario
// id = "c481"
// kind = "dependency.native_missing"
// also = ["submit.bad_config"]
// hard = true
// why = "The Snappy binding is told to use a system library that is not there."
// name = "write-snappy-1"
// main_class = "com.acme.WriteSnappy"
// engine = "4.0"
// conf = { "spark.driver.extraJavaOptions" = "-Dorg.xerial.snappy.use.systemlib=true", "spark.io.compression.codec" = "snappy" }
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class WriteSnappy {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("write-snappy").getOrCreate();
        spark.range(1000).repartition(3).write().parquet("/mnt/out/ids");
    }
}
