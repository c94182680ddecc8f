// /// scenario
// id = "c1202"
// kind = "network.unreachable"
// also = ["code.jvm_exception"]
// hard = true
// why = "Nothing listens on the rate service's port; the JVM says it in Chinese and the job wraps it in its own exception."
// name = "rate_table"
// engine = "3.5"
// main_class = "RateTable"
// services = ["http"]
// dress = ["podlog:rate-table"]
// [env]
// LANGUAGE = "zh_CN"
// ///
import java.net.HttpURLConnection;
import java.net.URI;
import org.apache.spark.sql.SparkSession;

public class RateTable {
    static class RateTableException extends RuntimeException {
        RateTableException(String message, Throwable cause) { super(message, cause); }
    }

    static String fetch(String day) {
        try {
            HttpURLConnection call = (HttpURLConnection) URI.create("http://rates.partner.example:8099/v1/" + day).toURL().openConnection();
            call.setConnectTimeout(4000);
            return new String(call.getInputStream().readAllBytes());
        } catch (java.io.IOException e) {
            throw new RateTableException("汇率表不可用: " + day, e);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        System.out.println("orders " + spark.range(40).count());
        System.out.println(fetch("2026-11-20"));
    }
}
