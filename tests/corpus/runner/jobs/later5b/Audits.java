// /// scenario
// id = "c1126"
// kind = "none"
// hard = true
// why = "Two of the audits threw and were logged with their traces as findings, which is what the job is for; it ends well."
// dress = ["splunk:spark:driver"]
// name = "audits-1.2"
// main_class = "com.acme.Audits"
// engine = "4.0"
// ///
package com.acme;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

public class Audits {
    private static final Logger LOG = LoggerFactory.getLogger(Audits.class);

    public static void main(String[] args) {
        SparkSession spark = SparkSession.builder().appName("audits").getOrCreate();
        spark.range(50).selectExpr("id", "id % 5 as shop", "string(id) as code").createOrReplaceTempView("sales");
        Map<String, String> audits = new LinkedHashMap<>();
        audits.put("rows", "select count(*) from sales");
        audits.put("tills", "select count(till) from sales");
        audits.put("archive", "select count(*) from sales_2024");
        audits.put("shops", "select count(distinct shop) from sales");
        int findings = 0;
        for (Map.Entry<String, String> audit : audits.entrySet()) {
            try {
                LOG.info("audit {}: {}", audit.getKey(), spark.sql(audit.getValue()).first().get(0));
            } catch (Exception e) {
                findings++;
                LOG.error("audit {}: finding", audit.getKey(), e);
            }
        }
        LOG.info("{} audits, {} findings, report stored", audits.size(), findings);
        spark.stop();
    }
}
