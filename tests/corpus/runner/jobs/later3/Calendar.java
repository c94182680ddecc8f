// /// scenario
// id = "c612"
// kind = "code.jvm_exception"
// also = ["code.bad_arguments"]
// why = "The job parses a date of its own with a format that does not fit; java.time throws on the driver."
// name = "calendar-1.0"
// main_class = "com.acme.Calendar"
// engine = "3.4"
// ///
package com.acme;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Calendar {
    static LocalDate firstDay(String text) {
        return LocalDate.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd"));
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("calendar").getOrCreate();
        List<String> holidays = spark.createDataset(List.of("2026-12-25", "26.12.2026"), Encoders.STRING()).collectAsList();
        for (String day : holidays) {
            System.out.println(firstDay(day).getDayOfWeek());
        }
    }
}
