// /// scenario
// id = "c1459"
// kind = "timeout.broadcast"
// also = []
// why = "The broadcast side of the join takes longer than spark.sql.broadcastTimeout."
// name = "tours"
// main_class = "com.acme.Tours"
// engine = "3.5"
// conf = { "spark.sql.broadcastTimeout" = "3", "spark.sql.adaptive.enabled" = "false" }
// ///
package com.acme;

import static org.apache.spark.sql.functions.broadcast;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Tours {
    static Long guide(Long id) throws InterruptedException {
        Thread.sleep(400);
        return id;
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tours").getOrCreate();
        Dataset<Long> guides = spark.range(0, 60, 1, 2).map((MapFunction<Long, Long>) Tours::guide, Encoders.LONG());
        Dataset<?> tours = spark.range(1000).withColumnRenamed("id", "value");
        System.out.println("tours: " + tours.join(broadcast(guides), "value").count());
        spark.stop();
    }
}
