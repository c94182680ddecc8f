// /// scenario
// id = "c1675"
// kind = "code.udf_exception"
// why = "The job's own map function asks for the fourth field of a line that has three: ArrayIndexOutOfBoundsException in a task."
// name = "scales"
// main_class = "com.acme.harbour.Scales"
// engine = "4.0"
// ///
package com.acme.harbour;

import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Scales {
    static double net(String line) {
        String[] parts = line.split(";");
        return Double.parseDouble(parts[2]) - Double.parseDouble(parts[3]);
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("scales").getOrCreate();
        Dataset<String> lines = spark.range(0, 900, 1, 2)
            .selectExpr("concat('T', id % 40, ';B', id % 3, ';', 18 + id % 9, if(id = 611, '', ';7.5')) AS line")
            .as(Encoders.STRING());
        System.out.println("weighings: " + lines.count());
        Dataset<Double> net = lines.map((MapFunction<String, Double>) Scales::net, Encoders.DOUBLE());
        net.toDF("net").write().mode("overwrite").parquet("/mnt/out/scales");
        spark.stop();
    }
}
