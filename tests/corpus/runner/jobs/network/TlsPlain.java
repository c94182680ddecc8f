// /// scenario
// id = "c042"
// kind = "network.tls"
// also = ["code.udf_exception"]
// hard = true
// why = "Tasks speak TLS to a port that does not: Unsupported or unrecognized SSL message, inside the job's own exception."
// state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 0.0 failed 1 times...'''
// name = "scoring-5.1"
// main_class = "com.acme.scoring.Main"
// services = ["http"]
// ///
package com.acme.scoring;

import java.net.URL;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Main {
    public static class ScoringException extends RuntimeException {
        public ScoringException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("scoring").getOrCreate();
        MapFunction<Long, String> score = id -> {
            try {
                return new String(new URL("https://api.partner.example:80/score/" + id).openStream().readAllBytes());
            } catch (Exception e) {
                throw new ScoringException("no score for account " + id, e);
            }
        };
        spark.range(4).map((MapFunction<Long, Long>) x -> x, Encoders.LONG()).map(score, Encoders.STRING()).collectAsList();
    }
}
