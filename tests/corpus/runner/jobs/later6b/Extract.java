// /// scenario
// id = "c1387"
// kind = "memory.result_too_large"
// why = "Logstash's JSON records; the collected rows are larger than spark.driver.maxResultSize allows."
// name = "extract"
// engine = "4.0"
// logging = "foreign_logstash"
// main_class = "Extract"
// [conf]
// "spark.driver.maxResultSize" = "1m"
// ///
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Extract {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        List<Row> rows = spark.range(0, 60000, 1, 4)
            .selectExpr("id", "sha2(string(id), 512) AS token", "sha2(string(id + 1), 512) AS mate")
            .collectAsList();
        System.out.println(rows.size());
        spark.stop();
    }
}
