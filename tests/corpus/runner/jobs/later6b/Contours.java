// /// scenario
// id = "c1379"
// kind = "memory.executor_oom"
// also = ["memory.driver_oom"]
// hard = true
// why = "The log holds no more than the start; the state text quotes an executor's full heap among what came of it."
// name = "contours"
// engine = "3.5"
// cluster = "standalone"
// main_class = "Contours"
// dress = ["only:SPARK_DRIVER/stderr", "until:WARN TaskSetManager"]
// state_details = "Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: 26/11/21 20:43:39 WARN TaskSetManager: Lost task 0.0 in stage 0.0 (TID 0) (ip-10-0-3-41.ec2.internal executor 1): java.lang.OutOfMemoryError: Jav..."
// job_run = { state = "FAILED" }
// [conf]
// "spark.task.maxFailures" = "2"
// ///
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

public class Contours {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        List<Integer> sheets = List.of(1, 2, 3, 4);
        long points = context.parallelize(sheets, 2).map(sheet -> {
            List<double[]> lines = new ArrayList<>();
            for (int n = 0; n < 4000 * sheet; n++) {
                lines.add(new double[32_768]);
            }
            return lines.size();
        }).reduce(Integer::sum);
        System.out.println(points);
        spark.stop();
    }
}
