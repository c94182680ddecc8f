// /// scenario
// id = "c1416"
// kind = "code.udf_exception"
// also = ["data.invalid_value"]
// hard = true
// why = "java.time cannot parse a visit's day in the job's own function; the executor that was killed before had been replaced."
// name = "visits-1.4"
// main_class = "com.acme.Visits"
// engine = "3.5"
// cluster = "standalone"
// ///
package com.acme;

import java.io.File;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Visits {
    static long warm(int n) throws Exception {
        if (n == 3 && new File("/mnt/first-visit").createNewFile()) {
            new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start().waitFor();
            Thread.sleep(5000);
        }
        return n;
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("visits").getOrCreate();
        JavaSparkContext sc = new JavaSparkContext(spark.sparkContext());
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 8; i++) numbers.add(i);
        System.out.println("warm: " + sc.parallelize(numbers, 2).map(Visits::warm).count());
        List<String> days = List.of("2026-11-18", "2026-11-19", "2026-11-31", "2026-11-20");
        long weekdays = sc.parallelize(days, 2).map(LocalDate::parse).filter(d -> d.getDayOfWeek().getValue() < 6).count();
        System.out.println("weekdays: " + weekdays);
        spark.stop();
    }
}
