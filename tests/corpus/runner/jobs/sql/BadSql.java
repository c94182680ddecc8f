// /// scenario
// id = "c105"
// kind = "sql.syntax"
// why = "The Java job's SQL text has a misspelt keyword."
// name = "kpi-4.2"
// main_class = "com.acme.Kpi"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;

public class Kpi {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("kpi").getOrCreate();
        spark.range(5).createOrReplaceTempView("t");
        spark.sql("SELECT id, count(*) FROM t GRUOP BY id ORDER BY 2").show();
    }
}
