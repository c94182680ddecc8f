// /// scenario
// id = "c1112"
// kind = "data.malformed_record"
// also = ["code.udf_exception"]
// hard = true
// why = "One record is no XML; the JDK's parser says so in German, in a task, and the driver's own exception adds nothing."
// dress = ['slack:U07KD12QX']
// name = "belege-2.4"
// main_class = "de.acme.SaxFeed"
// engine = "3.5"
// before = "localedef -i de_DE -f UTF-8 /mnt/de_DE.UTF-8"
// env = { LANG = "de_DE.UTF-8", LOCPATH = "/mnt" }
// ///
package de.acme;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.xml.sax.InputSource;

public class SaxFeed {
    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("belege").getOrCreate();
        List<String> belege = new ArrayList<>();
        for (int n = 0; n < 30; n++) belege.add(n == 21 ? "<beleg nr='21'><summe>12,50</beleg>" : "<beleg nr='" + n + "'/>");
        try {
            long summe = new JavaSparkContext(spark.sparkContext()).parallelize(belege, 2)
                .map(text -> DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text))).getDocumentElement().getAttribute("nr"))
                .filter(nr -> !nr.isEmpty()).count();
            System.out.println("Belege: " + summe);
        } catch (Exception e) {
            throw new IllegalStateException("Tagesabschluss 21.11.2026 nicht erstellt");
        }
    }
}
