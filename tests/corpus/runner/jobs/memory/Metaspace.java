// /// scenario
// id = "c083"
// kind = "memory.driver_oom"
// hard = true
// why = "The driver's metaspace is exhausted by generated classes; the job wraps the error."
// name = "codegen-heavy-1.1"
// main_class = "com.acme.Codegen"
// engine = "4.0"
// [conf]
// "spark.driver.extraJavaOptions" = "-XX:MaxMetaspaceSize=112m"
// ///
package com.acme;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

public class Codegen {
    public interface Shape {
        int area();
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("codegen").getOrCreate();
        spark.range(10).count();
        List<Object> kept = new ArrayList<>();
        try {
            URL[] jar = {Codegen.class.getProtectionDomain().getCodeSource().getLocation()};
            for (int i = 0; i < 2_000_000; i++) {
                ClassLoader own = new URLClassLoader(jar, null);
                kept.add(Proxy.newProxyInstance(own, new Class<?>[] {own.loadClass(Shape.class.getName())}, (p, m, a) -> 1));
            }
        } catch (Throwable t) {
            int size = kept.size();
            kept.clear();
            throw new IllegalStateException("template registry could not be built, entries: " + size, t);
        }
    }
}
