// /// scenario
// id = "c766"
// kind = "code.udf_exception"
// also = ["sql.analysis"]
// why = "A registered Java function casts its argument to a class that it is not."
// name = "labels-1.3"
// main_class = "com.acme.Labels"
// engine = "4.0"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

public class Labels {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("labels").getOrCreate();
        spark.udf().register("label", (UDF1<Object, String>) value -> ((String) value).trim(), DataTypes.StringType);
        spark.range(20).selectExpr("label(id) as name").write().parquet("/mnt/out/labels");
    }
}
