// /// scenario
// id = "c078"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "The Java job ends with System.exit(1) without a word; a caught warning before it is not the cause."
// job_run = { state = "FAILED" }
// state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1.'''
// name = "reconcile-7"
// main_class = "com.acme.Reconcile"
// ///
package com.acme;

import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.slf4j.LoggerFactory;

public class Reconcile {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("reconcile").getOrCreate();
        try {
            spark.table("previous_run").count();
        } catch (Exception e) {
            LoggerFactory.getLogger(Reconcile.class).warn("no previous run, starting from zero: {}", e.getMessage());
        }
        long open = spark.range(100).filter("id % 9 = 1").count();
        if (open > 0) {
            System.exit(1);
        }
    }
}
