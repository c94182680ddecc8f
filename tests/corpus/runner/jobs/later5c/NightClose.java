// /// scenario
// id = "c1279"
// kind = "unknown"
// also = ["code.exit_nonzero"]
// hard = true
// why = "The job swallows what stopped it and ends with status 1; a caught time-out of an optional step before is told as such."
// name = "night_close"
// engine = "3.5"
// main_class = "NightClose"
// dress = ["podlog:night-close"]
// ///
import java.net.InetSocketAddress;
import java.net.Socket;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class NightClose {
    private static final Logger LOG = LoggerFactory.getLogger(NightClose.class);

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().getOrCreate();
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress("10.66.0.9", 9125), 1500);
        } catch (java.io.IOException e) {
            LOG.warn("metrics gateway not reachable, metrics are off for this run: {}", e.toString());
        }
        LOG.info("accounts {}", spark.range(400).count());
        boolean closed = close(spark);
        LOG.info("close finished: {}", closed);
        spark.stop();
        System.exit(closed ? 0 : 1);
    }

    static boolean close(SparkSession spark) {
        try {
            return spark.range(9).selectExpr("id / (id - id) AS x").count() > 0 && Boolean.parseBoolean(spark.conf().get("close.enabled"));
        } catch (RuntimeException e) {
            return false;
        }
    }
}
