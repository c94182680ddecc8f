// /// scenario
// id = "c861"
// kind = "submit.bad_config"
// also = []
// hard = true
// why = "The executors' direct memory is set too small for Netty, so each ends as it starts until the run is stopped; the driver names no reason."
// name = "thumbs-0.7"
// main_class = "com.acme.Thumbs"
// engine = "3.4"
// cluster = "standalone"
// dress = ["executors:3"]
// conf = { "spark.task.maxFailures" = "2", "spark.executor.extraJavaOptions" = "-XX:MaxDirectMemorySize=48m" }
// ///
package com.acme;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Thumbs {
    static class RenderFailure extends RuntimeException {
        RenderFailure(String text, Throwable cause) {
            super(text, cause);
        }
    }

    static int render(int picture) {
        List<ByteBuffer> tiles = new ArrayList<>();
        try {
            for (int n = 0; n < 24; n++) {
                tiles.add(ByteBuffer.allocateDirect(4 << 20));
            }
        } catch (Error problem) {
            throw new RenderFailure("picture " + picture, problem);
        }
        return tiles.size();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("thumbs").getOrCreate();
        List<Integer> pictures = new ArrayList<>();
        for (int n = 0; n < 16; n++) {
            pictures.add(n);
        }
        System.out.println(new JavaSparkContext(spark.sparkContext()).parallelize(pictures, 2).map(Thumbs::render).reduce(Integer::sum));
    }
}
