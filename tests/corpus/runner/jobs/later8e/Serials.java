// /// scenario
// id = "c1558"
// kind = "code.udf_exception"
// also = []
// why = "The job's own map function cuts a serial number that is too short: StringIndexOutOfBoundsException in a task."
// name = "serials"
// main_class = "com.acme.plant.Serials"
// engine = "3.5"
// ///
package com.acme.plant;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Serials {
    static String line(String serial) {
        return serial.substring(0, 2) + "-" + serial.substring(8, 12);
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("serials").getOrCreate();
        Dataset<String> serials = spark.range(1500).selectExpr("CASE WHEN id = 911 THEN 'AX20261' ELSE concat('AX202611', lpad(id, 6, '0')) END").as(Encoders.STRING());
        Dataset<String> lines = serials.map((MapFunction<String, String>) Serials::line, Encoders.STRING());
        lines.groupBy("value").count().write().parquet("/mnt/out/serial_lines");
        spark.stop();
    }
}
