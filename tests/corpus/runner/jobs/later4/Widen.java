// /// scenario
// id = "c864"
// kind = "memory.executor_oom"
// also = []
// hard = true
// why = "A task asks for an array larger than the JVM allows, in the executors; the job's last line is its own."
// name = "widen-5.0"
// main_class = "com.acme.Widen"
// engine = "4.0"
// cluster = "standalone"
// conf = { "spark.task.maxFailures" = "2" }
// ///
package com.acme;

import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Widen {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("widen").getOrCreate();
        try {
            long total = new JavaSparkContext(spark.sparkContext()).parallelize(Arrays.asList(4, 2_147_483_647, 9), 2)
                .map(size -> (long) new double[size].length).reduce(Long::sum);
            System.out.println("cells: " + total);
        } catch (Exception problem) {
            throw new IllegalStateException("matrix stage not finished");
        }
    }
}
