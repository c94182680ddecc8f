// /// scenario
// id = "c471"
// kind = "memory.container_killed"
// also = ["memory.executor_oom"]
// hard = true
// why = "Executors run out of direct memory outside their heap; the task's own exception stands around it."
// name = "frame-decoder-2"
// main_class = "com.acme.FrameDecoder"
// engine = "3.5"
// cluster = "standalone"
// dress = ["executors:2"]
// conf = { "spark.executor.extraJavaOptions" = "-XX:MaxDirectMemorySize=220m" }
// ///
package com.acme;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class FrameDecoder {
    static Iterator<Integer> decode(Iterator<Integer> frames) {
        List<ByteBuffer> buffers = new ArrayList<>();
        while (frames.hasNext()) {
            int frame = frames.next();
            try {
                buffers.add(ByteBuffer.allocateDirect(16 << 20));
            } catch (Throwable problem) {
                throw new IllegalStateException("frame " + frame + " not decoded", problem);
            }
        }
        return Arrays.asList(buffers.size()).iterator();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("frame-decoder").getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        List<Integer> frames = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            frames.add(n);
        }
        System.out.println(context.parallelize(frames, 2).mapPartitions(FrameDecoder::decode).collect());
    }
}
