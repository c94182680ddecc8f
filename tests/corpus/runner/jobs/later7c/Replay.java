// /// scenario
// id = "c1469"
// kind = "code.bad_arguments"
// also = ["code.jvm_exception"]
// why = "The run date given as the job's argument is no ISO date."
// name = "replay"
// main_class = "com.acme.Replay"
// engine = "3.5"
// args = ["20.11.2026", "7"]
// ///
package com.acme;

import java.time.LocalDate;
import org.apache.spark.sql.SparkSession;

public class Replay {
    public static void main(String[] args) {
        LocalDate runDate = LocalDate.parse(args[0]);
        int days = Integer.parseInt(args[1]);
        SparkSession spark = SparkSession.builder().appName("replay").getOrCreate();
        for (int d = 0; d < days; d++) {
            String day = runDate.minusDays(d).toString();
            spark.range(100).selectExpr("id", "'" + day + "' AS day").write().mode("append").parquet("/mnt/out/replay");
        }
        spark.stop();
    }
}
