// /// scenario
// id = "c1396"
// kind = "memory.driver_oom"
// also = ["code.jvm_exception"]
// why = "A coloured layout inside a pipeline's trace; the main method keeps more cells than the driver's heap holds."
// name = "heatmap"
// engine = "3.5"
// logging = "ansi"
// main_class = "Heatmap"
// dress = ["gitlab"]
// ///
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

public class Heatmap {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        long cells = spark.range(5000).count();
        Map<Long, double[]> heat = new HashMap<>();
        for (long cell = 0; cell < cells; cell++) {
            heat.put(cell, new double[64 * 1024]);
        }
        System.out.println(heat.size());
        spark.stop();
    }
}
