// /// scenario
// id = "c583"
// kind = "data.malformed_record"
// also = []
// hard = true
// why = "A document of the folder ends in the middle of an object; the job's parallel stream wraps the failure."
// name = "docs-count-1"
// main_class = "com.acme.DocsCount"
// engine = "3.4"
// [files]
// "docs/a.json" = "[{\"id\": 1, \"text\": \"x\"}]\n"
// "docs/b.json" = "[{\"id\": 2, \"te"
// ///
package com.acme;

import java.util.concurrent.ForkJoinPool;
import org.apache.spark.sql.SparkSession;

public class DocsCount {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("docs-count").getOrCreate();
        long rows = new ForkJoinPool(2).submit(() -> spark.read().schema("id long, text string").option("multiLine", "true")
            .option("mode", "FAILFAST").json("file:///home/hadoop/docs").selectExpr("max(id)").first().getLong(0)).get();
        System.out.println(rows);
    }
}
