// /// scenario
// id = "c1363"
// kind = "memory.executor_oom"
// also = ["executor.lost"]
// hard = true
// why = "The driver's log begins in its middle and only one executor's files were fetched; that executor's own output names its full heap."
// name = "mosaic"
// engine = "3.5"
// cluster = "standalone"
// main_class = "Mosaic"
// dress = ["after:Starting task 0\\.0 in stage 0\\.0", "executors:1"]
// [conf]
// "spark.executor.extraJavaOptions" = "-XX:+ExitOnOutOfMemoryError"
// "spark.task.maxFailures" = "2"
// ///
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;

public class Mosaic {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        long tiles = spark.range(0, 400, 1, 2)
            .mapPartitions((MapPartitionsFunction<Long, Integer>) ids -> {
                List<long[]> rasters = new ArrayList<>();
                while (ids.hasNext()) {
                    rasters.add(new long[512 * 1024 + (int) (ids.next() % 7)]);
                }
                return List.of(rasters.size()).iterator();
            }, Encoders.INT())
            .count();
        System.out.println("tiles: " + tiles);
        spark.stop();
    }
}
