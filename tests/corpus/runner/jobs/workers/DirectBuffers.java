// /// scenario
// id = "c138"
// kind = "memory.container_killed"
// also = ["memory.executor_oom", "code.udf_exception"]
// hard = true
// why = "Direct buffer memory runs out in the executors, the heap is not at fault."
// name = "tile-render-0.9"
// main_class = "com.acme.tiles.Render"
// cluster = "standalone"
// dress = ["executors:3"]
// engine = "4.0"
// [conf]
// "spark.executor.extraJavaOptions" = "-XX:MaxDirectMemorySize=230m"
// ///
package com.acme.tiles;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Render {
    static final List<ByteBuffer> tiles = new ArrayList<>();

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tile-render").getOrCreate();
        MapFunction<Long, Integer> render = id -> {
                        for (int i = 0; i < 260; i++) {
                tiles.add(ByteBuffer.allocateDirect(1 << 20));
            }
            return tiles.size();
        };
        spark.range(64).map((MapFunction<Long, Long>) x -> x, Encoders.LONG()).map(render, Encoders.INT()).collectAsList();
        spark.stop();
    }
}
