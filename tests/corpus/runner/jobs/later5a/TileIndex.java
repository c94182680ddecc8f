// /// scenario
// id = "c1022"
// kind = "memory.container_killed"
// also = ["memory.executor_oom"]
// why = "The tasks' off-heap index finds no more native memory on the worker."
// name = "tile-index-1.6"
// main_class = "com.acme.tiles.TileIndex"
// engine = "3.5"
// cluster = "standalone"
// timeout = 200
// dress = ["executors:2"]
// env = { JAVA_HOME = "/home/hadoop/jdk" }
// before = "mkdir -p jdk/bin && printf '#!/bin/bash\\nulimit -v 4300000\\nexec /usr/bin/java \"$@\"\\n' > jdk/bin/java && chmod 755 jdk/bin/java"
// ///
package com.acme.tiles;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import sun.misc.Unsafe;

public class TileIndex {
    static Unsafe unsafe() throws ReflectiveOperationException {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return (Unsafe) field.get(null);
    }

    static Iterator<Long> index(Iterator<Integer> tiles) throws ReflectiveOperationException {
        List<Long> blocks = new ArrayList<>();
        while (tiles.hasNext()) {
            tiles.next();
            blocks.add(unsafe().allocateMemory(512L << 20));
        }
        return blocks.iterator();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tile-index").getOrCreate();
        List<Integer> tiles = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            tiles.add(i);
        }
        System.out.println(new JavaSparkContext(spark.sparkContext()).parallelize(tiles, 2).mapPartitions(TileIndex::index).count());
    }
}
