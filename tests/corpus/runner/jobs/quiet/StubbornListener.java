// /// scenario
// id = "c067"
// kind = "none"
// hard = true
// why = "A listener of the job throws and is logged at ERROR each time; the job itself succeeds."
// name = "metrics-3.0"
// main_class = "com.acme.Metrics"
// ///
package com.acme;

import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.sql.SparkSession;

public class Metrics {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("metrics").getOrCreate();
        spark.sparkContext().addSparkListener(new SparkListener() {
            @Override
            public void onStageCompleted(SparkListenerStageCompleted e) {
                throw new IllegalStateException("metrics endpoint: java.net.ConnectException: Connection refused");
            }

            @Override
            public void onJobEnd(SparkListenerJobEnd e) {
                throw new NullPointerException("gauge");
            }
        });
        System.out.println(spark.range(1000).repartition(3).count());
        spark.stop();
    }
}
