// /// scenario
// id = "c1667"
// kind = "code.bad_arguments"
// also = ["code.jvm_exception"]
// why = "The first argument should be a date and is '2026-11': the job's main refuses it."
// name = "closing"
// main_class = "com.acme.books.Closing"
// engine = "3.5"
// args = ["2026-11", "/mnt/out/closing"]
// ///
package com.acme.books;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.apache.spark.sql.SparkSession;

public class Closing {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("closing").getOrCreate();
        LocalDate day;
        try {
            day = LocalDate.parse(args[0]);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("the first argument is the day of the closing (yyyy-MM-dd), not " + args[0], e);
        }
        spark.range(900).selectExpr("id AS booking", "date_add(DATE'2026-11-01', int(id % 30)) AS day")
            .where("day <= DATE'" + day + "'").write().parquet(args[1]);
        spark.stop();
    }
}
