// /// scenario
// id = "c250"
// kind = "code.bad_arguments"
// also = ["code.exit_nonzero"]
// why = "The Java job prints its usage and exits: an argument is missing."
// name = "loader-2"
// main_class = "com.acme.Loader"
// args = ["--table", "orders"]
// ///
package com.acme;

import java.util.Arrays;
import org.apache.spark.sql.SparkSession;

public class Loader {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("loader").getOrCreate();
        if (!Arrays.asList(args).contains("--date")) {
            System.err.println("error: missing required argument --date\nUsage: loader --table NAME --date YYYY-MM-DD [--dry-run]");
            spark.stop();
            System.exit(2);
        }
    }
}
