// /// scenario
// id = "c1369"
// kind = "network.unreachable"
// also = ["code.jvm_exception"]
// hard = true
// why = "The system tells in Chinese that the name cannot be resolved; the job's own error asks for other rates."
// name = "huilu"
// engine = "3.5"
// main_class = "Huilu"
// [env]
// LANGUAGE = "zh_CN"
// [conf]
// "spark.driver.extraJavaOptions" = "-Duser.language=zh -Duser.country=CN"
// ///
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.Socket;
import org.apache.spark.sql.SparkSession;

public class Huilu {
    static class RatesStale extends RuntimeException {
        RatesStale(String text, Throwable cause) {
            super(text, cause);
        }
    }

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        System.out.println("币种: " + spark.range(34).count());
        try (Socket socket = new Socket(InetAddress.getByName("fx-gateway.treasury.corp.example"), 7100)) {
            socket.getOutputStream().write("CNY\n".getBytes());
            System.out.println(socket.getInputStream().read());
        } catch (IOException e) {
            throw new RatesStale("汇率已过期，请检查昨天的数据", e);
        }
        spark.stop();
    }
}
