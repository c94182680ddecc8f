// /// scenario
// id = "c891"
// kind = "sql.table_not_found"
// also = []
// why = "The statement makes a table in a schema that does not exist."
// name = "archive-1.1"
// main_class = "com.acme.Archive"
// engine = "4.0"
// logging = "iso"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Archive {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("archive").getOrCreate();
        spark.range(10).createOrReplaceTempView("fresh");
        System.out.println("rows: " + spark.table("fresh").count());
        spark.sql("CREATE TABLE cold_storage.visits USING parquet AS SELECT * FROM fresh");
    }
}
