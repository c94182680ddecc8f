// /// scenario
// id = "c935"
// kind = "memory.container_killed"
// also = []
// hard = true
// why = "Direct memory, outside the heap, runs out; the job's function wraps the error."
// name = "tiles-0.7"
// main_class = "com.acme.Tiles"
// engine = "3.5"
// conf = { "spark.driver.extraJavaOptions" = "-XX:MaxDirectMemorySize=240m" }
// ///
package com.acme;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Tiles {
    static class RenderFailure extends Exception {
        RenderFailure(String text, Throwable cause) {
            super(text, cause);
        }
    }

    static int render(int picture) throws RenderFailure {
        List<ByteBuffer> tiles = new ArrayList<>();
        try {
            for (int n = 0; n < 24; n++) {
                tiles.add(ByteBuffer.allocateDirect(16 << 20));
            }
        } catch (Throwable problem) {
            throw new RenderFailure("picture " + picture, problem);
        }
        return tiles.size();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tiles").getOrCreate();
        List<Integer> pictures = List.of(1, 2, 3, 4, 5, 6, 7, 8);
        System.out.println(new JavaSparkContext(spark.sparkContext()).parallelize(pictures, 2).map(Tiles::render).reduce(Integer::sum));
    }
}
