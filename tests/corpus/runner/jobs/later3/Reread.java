// /// scenario
// id = "c641"
// kind = "data.file_changed"
// also = ["data.path_not_found"]
// why = "A file listed when the Dataset was made is gone when it is read."
// name = "reread-1.0"
// main_class = "com.acme.Reread"
// engine = "3.4"
// ///
package com.acme;

import java.io.File;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Reread {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("reread").getOrCreate();
        spark.range(0, 4000, 1, 3).write().parquet("/mnt/landing/day");
        Dataset<Row> day = spark.read().parquet("/mnt/landing/day");
        System.out.println("rows: " + day.count());
        for (File file : new File("/mnt/landing/day").listFiles()) {
            if (file.getName().startsWith("part-00001")) {
                file.delete();
            }
        }
        System.out.println(day.filter("id % 10 = 3").groupBy("id").count().collectAsList().size());
    }
}
