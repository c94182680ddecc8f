// /// scenario
// id = "c247"
// kind = "code.udf_exception"
// why = "A Java UDF called from SQL dereferences null."
// name = "udfs-1.3"
// main_class = "com.acme.Udfs"
// ///
package com.acme;

import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

public class Udfs {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("udfs").getOrCreate();
        spark.udf().register("initial", (UDF1<String, String>) s -> s.substring(0, 1), DataTypes.StringType);
        spark.sql("select initial(name) from values ('ann'), (null), ('bob') as t(name)").show();
    }
}
