// /// scenario
// id = "c456"
// kind = "code.worker_crash"
// also = ["executor.lost"]
// hard = true
// why = "Executors die of a segmentation fault in code below Java; the JVM's report is on their own stdout."
// name = "geo-index-0.9"
// main_class = "com.acme.GeoIndex"
// engine = "3.5"
// cluster = "standalone"
// dress = ["executors:3"]
// conf = { "spark.task.maxFailures" = "2", "spark.executor.extraJavaOptions" = "-XX:-CreateCoredumpOnCrash" }
// ///
package com.acme;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class GeoIndex {
    static Iterator<Integer> index(Iterator<Integer> rows) {
        int sum = 0;
        while (rows.hasNext()) {
            sum += rows.next();
        }
        if (sum > 3) {
            try {
                Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
                field.setAccessible(true);
                ((sun.misc.Unsafe) field.get(null)).putAddress(sum, 1L);
            } catch (ReflectiveOperationException problem) {
                throw new IllegalStateException(problem);
            }
        }
        return Arrays.asList(sum).iterator();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("geo-index").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        System.out.println(context.parallelize(Arrays.asList(1, 2, 3, 4), 2).mapPartitions(GeoIndex::index).collect());
    }
}
