// /// scenario
// id = "c417"
// kind = "memory.executor_oom"
// also = ["code.udf_exception"]
// hard = true
// why = "The task uses up the heap and wraps the error in its own exception, which the driver quotes; the executors end with exit code 52."
// name = "index-builder-1.2"
// main_class = "com.acme.IndexBuilder"
// engine = "4.0"
// cluster = "standalone"
// ///
package com.acme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class IndexBuilder {
    static class IndexException extends RuntimeException {
        IndexException(String segment, Throwable cause) {
            super("segment " + segment + " could not be built", cause);
        }
    }

    static Iterator<Integer> build(Iterator<Integer> rows) {
        List<long[]> postings = new ArrayList<>();
        int last = 0;
        try {
            while (rows.hasNext()) {
                last = rows.next();
                for (int n = 0; n < 500; n++) {
                    postings.add(new long[1_000_000]);
                }
            }
        } catch (Throwable problem) {
            postings.clear();
            throw new IndexException("s-" + last, problem);
        }
        return Arrays.asList(postings.size()).iterator();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("index-builder").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        System.out.println(context.parallelize(Arrays.asList(1, 2, 3), 1).mapPartitions(IndexBuilder::build).collect());
    }
}
