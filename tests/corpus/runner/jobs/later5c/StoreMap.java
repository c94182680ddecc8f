// /// scenario
// id = "c1203"
// kind = "data.path_not_found"
// also = ["code.jvm_exception"]
// why = "The mapping file of the shops does not exist; the system says it in Japanese."
// name = "store_map"
// engine = "3.4"
// main_class = "StoreMap"
// dress = ["logstail:00fr9k2n1a7c0809"]
// [env]
// LANGUAGE = "ja"
// ///
import java.io.File;
import java.util.Scanner;
import org.apache.spark.sql.SparkSession;

public class StoreMap {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().getOrCreate();
        spark.range(30).selectExpr("id % 3 AS store").groupBy("store").count().show();
        try (Scanner lines = new Scanner(new File("/mnt/reference/stores_2026-11.tsv"))) {
            while (lines.hasNextLine()) {
                System.out.println(lines.nextLine());
            }
        }
    }
}
