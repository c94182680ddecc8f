// /// scenario
// id = "c1026"
// also = []
// kind = "memory.kryo_buffer"
// why = "The start value of an aggregation is larger than the largest Kryo buffer on the driver."
// name = "scorecards-4.0"
// main_class = "com.acme.score.Scorecards"
// engine = "3.4"
// conf = { "spark.serializer" = "org.apache.spark.serializer.KryoSerializer", "spark.kryoserializer.buffer.max" = "1m" }
// ///
package com.acme.score;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Scorecards {
    private static final Logger LOG = LoggerFactory.getLogger(Scorecards.class);

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("scorecards").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        try {
            double[] weights = new double[400_000];
            java.util.Arrays.setAll(weights, n -> Math.sqrt(n));
            double[] sums = context.parallelize(java.util.List.of(1, 2, 3, 4), 2).aggregate(weights, (acc, n) -> {
                acc[n] += n;
                return acc;
            }, (left, right) -> {
                left[0] += right[0];
                return left;
            });
            LOG.info("{} weights sent", sums.length);
        } catch (RuntimeException problem) {
            LOG.error("weights of card 7 not sent: {}", problem.getMessage());
            System.exit(2);
        }
    }
}
