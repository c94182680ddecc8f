// /// scenario
// id = "c1031"
// kind = "data.path_not_found"
// also = ["code.jvm_exception"]
// hard = true
// why = "The control file of the day does not exist; the job's two wrappers stand above."
// name = "settle-2.4"
// main_class = "com.acme.settle.ReadControl"
// engine = "4.0"
// ///
package com.acme.settle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;

public class ReadControl {
    static final class SettlementFailed extends RuntimeException {
        SettlementFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    static long expected(SparkSession spark, String day) {
        Path path = new Path("/mnt/in/control/" + day + ".ctl");
        try (FileSystem files = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
             BufferedReader reader = new BufferedReader(new InputStreamReader(files.open(path)))) {
            return Long.parseLong(reader.readLine().trim());
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("settle").getOrCreate();
        long rows = spark.range(4200).count();
        try {
            if (rows != expected(spark, "2026-11-20")) {
                throw new IllegalStateException("rows: " + rows);
            }
        } catch (UncheckedIOException problem) {
            throw new SettlementFailed("settlement of 2026-11-20 cannot be checked", problem);
        }
    }
}
