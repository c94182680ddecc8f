// /// scenario
// id = "c449"
// kind = "code.jvm_exception"
// also = []
// hard = true
// why = "The job loads its stages by reflection; one casts a Long to an Integer."
// name = "stage-runner-1"
// main_class = "com.acme.StageRunner"
// engine = "3.4"
// ///
package com.acme;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class StageRunner {
    public static class Totals {
        public void run(SparkSession spark) {
            List<Row> rows = spark.range(5).selectExpr("sum(id) as total").collectAsList();
            Integer total = (Integer) rows.get(0).get(0);
            System.out.println("total " + total);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("stage-runner").getOrCreate();
        for (String stage : new String[] {"Totals"}) {
            try {
                Class<?> type = Class.forName("com.acme.StageRunner$" + stage);
                type.getMethod("run", SparkSession.class).invoke(type.getDeclaredConstructor().newInstance(), spark);
            } catch (ReflectiveOperationException problem) {
                throw new RuntimeException("Stage " + stage + " terminated abnormally", problem);
            }
        }
    }
}
