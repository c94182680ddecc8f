// /// scenario
// id = "c655"
// kind = "code.serialization"
// also = []
// why = "A lambda captures an object of a class that is not serializable."
// name = "filters-0.3"
// main_class = "com.acme.Filters"
// engine = "3.4"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Filters {
    private final String prefix;

    Filters(String prefix) {
        this.prefix = prefix;
    }

    long matching(JavaSparkContext sc) {
        return sc.parallelize(List.of("a1", "b2", "a3")).filter(text -> text.startsWith(prefix)).count();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("filters").getOrCreate();
        System.out.println(new Filters("a").matching(new JavaSparkContext(spark.sparkContext())));
    }
}
