// /// scenario
// id = "c587"
// kind = "dependency.class_missing"
// also = ["code.udf_exception"]
// hard = true
// why = "The tax library is on the driver's class path only; the executors' tasks do not find it."
// name = "tax-lines-2"
// main_class = "com.acme.TaxLines"
// engine = "3.5"
// logging = "iso"
// cluster = "standalone"
// dress = ["executors:1"]
// before = "mkdir -p s o /mnt/driver && printf 'package com.taxlib; public class Rates { public static int of(int n) { return n / 5; } }' > s/Rates.java && javac -d o s/Rates.java && jar cf /mnt/driver/taxlib-4.jar -C o . && rm -r s o"
// conf = { "spark.driver.extraClassPath" = "/mnt/driver/taxlib-4.jar" }
// ///
package com.acme;

import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class TaxLines {
    static int tax(int n) throws Exception {
        try {
            return (Integer) Class.forName("com.taxlib.Rates").getMethod("of", int.class).invoke(null, n);
        } catch (ClassNotFoundException problem) {
            throw new IllegalArgumentException("line " + n + " has no tax", problem);
        }
    }

    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("tax-lines").getOrCreate();
        System.out.println("check " + tax(100));
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        System.out.println(context.parallelize(Arrays.asList(10, 20, 30), 2).map(TaxLines::tax).collect());
    }
}
