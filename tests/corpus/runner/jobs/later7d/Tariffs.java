// /// scenario
// id = "c1545"
// kind = "dependency.version_conflict"
// also = []
// hard = true
// why = "The executors load an older copy of a class than the driver, with another serialVersionUID; the driver prints only a class name."
// name = "tariffs"
// main_class = "com.acme.Tariffs"
// engine = "3.5"
// cluster = "standalone"
// before = "mkdir -p /tmp/b /mnt/jars && cd /tmp/b && printf 'package com.acme;\\npublic class Tariff implements org.apache.spark.api.java.function.Function<Long, Long> {\\n  private static final long serialVersionUID = 4L;\\n  public Long call(Long v) { return v * 3; }\\n}\\n' > Tariff.java && javac -cp '/usr/lib/spark/jars/*' -d . Tariff.java && jar cf /mnt/jars/acme-tariffs-1.4.jar com && cd / && rm -rf /tmp/b"
// conf = { "spark.executor.extraClassPath" = "/mnt/jars/acme-tariffs-1.4.jar" }
// ///
package com.acme;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

public class Tariffs {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("tariffs").getOrCreate();
        JavaSparkContext sc = JavaSparkContext.fromSparkContext(spark.sparkContext());
        List<Long> uses = new ArrayList<>();
        for (long i = 0; i < 200; i++) uses.add(i);
        try {
            System.out.println("billed: " + sc.parallelize(uses, 2).map(new Tariff(2)).reduce(Long::sum));
        } catch (Exception e) {
            System.out.println("no bills today: " + e.getClass().getSimpleName());
            System.exit(1);
        }
        spark.stop();
    }
}

class Tariff implements Function<Long, Long> {
    private static final long serialVersionUID = 5L;
    private final long factor;

    Tariff(long factor) {
        this.factor = factor;
    }

    public Long call(Long v) {
        return v * factor;
    }
}
