// /// scenario
// id = "c1050"
// kind = "code.exit_nonzero"
// also = []
// hard = true
// why = "The job ends itself with 65 after a check of its own; an optional file that was not there had been handled."
// name = "gate-3.3"
// main_class = "com.acme.Gate"
// engine = "3.4"
// ///
package com.acme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    static String contact() {
        try {
            return Files.readString(Path.of("/home/hadoop/gate.contact")).trim();
        } catch (IOException problem) {
            LOG.warn("no contact is named, the team's own holds", problem);
            return "mart-team";
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("gate").getOrCreate();
        long rows = spark.range(640).filter("id % 2 = 0").count();
        String contact = contact();
        if (rows < 1000) {
            System.out.println("gate shut for " + contact + ": " + rows + " rows, 1000 wanted. Leaving with System.exit(65)");
            System.exit(65);
        }
        spark.range(rows).write().parquet("/mnt/out/gate");
    }
}
