// /// scenario
// id = "c458"
// kind = "code.serialization"
// also = []
// hard = true
// why = "The tasks' results hold a class that is not serializable; the job turns it into its own exit."
// name = "collect-stats-1"
// main_class = "com.acme.CollectStats"
// engine = "4.0"
// ///
package com.acme;

import java.util.Arrays;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class CollectStats {
    static class Stats {
        long sum;

        Stats(long sum) {
            this.sum = sum;
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("collect-stats").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        try {
            System.out.println(context.parallelize(Arrays.asList(1, 2, 3), 2).map(n -> new Stats(n * 7L)).collect().size());
        } catch (Exception problem) {
            System.err.println("collect-stats: no statistics today");
            spark.stop();
            System.exit(7);
        }
    }
}
