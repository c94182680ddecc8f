// /// scenario
// id = "c1365"
// kind = "database.connection"
// also = ["network.unreachable"]
// why = "The driver of the database speaks Japanese; nothing listens on the port that it was given."
// name = "tanaoroshi"
// engine = "4.0"
// jars = ["postgres"]
// main_class = "Tanaoroshi"
// [env]
// LANGUAGE = "ja"
// [conf]
// "spark.driver.extraJavaOptions" = "-Duser.language=ja -Duser.country=JP"
// ///
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

public class Tanaoroshi {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        System.out.println("棚卸データを読み込みます");
        Dataset<Row> stock = spark.read().format("jdbc")
            .option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5544/wms")
            .option("driver", "org.postgresql.Driver").option("user", "etl").option("password", "s3cr3t").option("dbtable", "tanaoroshi_2026")
            .load();
        System.out.println(stock.count());
        spark.stop();
    }
}
