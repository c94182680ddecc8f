// /// scenario
// id = "c900"
// kind = "code.udf_exception"
// also = []
// hard = true
// why = "A Java function in a task dereferences null; the driver's log ends with the job's own exit text."
// name = "units-1.8"
// main_class = "com.acme.Units"
// engine = "3.4"
// logging = "full"
// ///
package com.acme;

import java.util.Locale;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Units {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("units").getOrCreate();
        try {
            spark.range(50).selectExpr("if(id = 33, null, concat('kg', id)) as unit").as(Encoders.STRING())
                .map((MapFunction<String, String>) unit -> unit.toUpperCase(Locale.ROOT), Encoders.STRING())
                .write().mode("overwrite").text("/mnt/out/units");
        } catch (Exception problem) {
            System.out.println("units: nothing written for 2026-11-20");
            System.exit(1);
        }
    }
}
