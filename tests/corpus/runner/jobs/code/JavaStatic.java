// /// scenario
// id = "c116"
// kind = "code.jvm_exception"
// also = ["code.bad_arguments"]
// why = "A static initialiser of the job's own class fails on a number that is none."
// name = "rates-1.0"
// main_class = "com.acme.Rates"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Rates {
    static class Limits {
        static final int MAX = Integer.parseInt("10k");
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("rates").getOrCreate();
        System.out.println(spark.range(Limits.MAX).count());
    }
}
