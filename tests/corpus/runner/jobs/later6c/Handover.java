// /// scenario
// id = "c1403"
// kind = "executor.lost"
// also = []
// why = "Executors are terminated (exit code 143) again and again, and nothing says why."
// name = "handover"
// main_class = "com.acme.Handover"
// engine = "3.5"
// cluster = "standalone"
// timeout = 180
// conf = { "spark.task.maxFailures" = "3" }
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Handover {
    static int pass(int shift) throws Exception {
        new ProcessBuilder("kill", Long.toString(ProcessHandle.current().pid())).start().waitFor();
        Thread.sleep(3000);
        return shift;
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("handover").getOrCreate();
        List<Integer> shifts = new ArrayList<>();
        for (int i = 0; i < 6; i++) shifts.add(i);
        long n = new JavaSparkContext(spark.sparkContext()).parallelize(shifts, 2).map(Handover::pass).count();
        System.out.println("shifts: " + n);
        spark.stop();
    }
}
