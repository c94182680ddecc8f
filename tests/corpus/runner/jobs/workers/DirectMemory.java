// /// scenario
// id = "c052"
// kind = "submit.bad_config"
// also = ["memory.container_killed", "executor.lost"]
// hard = true
// why = "The executors' JVM option allows less direct memory than Spark demands, every executor ends at its start; the driver only counts them."
// name = "tile-render-0.9"
// main_class = "com.acme.tiles.Render"
// cluster = "standalone"
// dress = ["executors:3"]
// [conf]
// "spark.executor.extraJavaOptions" = "-XX:MaxDirectMemorySize=24m"
// ///
package com.acme.tiles;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Render {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tile-render").getOrCreate();
        MapFunction<Long, Integer> render = id -> {
            List<ByteBuffer> tiles = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                tiles.add(ByteBuffer.allocateDirect(1 << 20));
            }
            return tiles.size();
        };
        spark.range(64).map((MapFunction<Long, Long>) x -> x, Encoders.LONG()).map(render, Encoders.INT()).collectAsList();
        spark.stop();
    }
}
