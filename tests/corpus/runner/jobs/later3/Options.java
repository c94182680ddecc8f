// /// scenario
// id = "c658"
// kind = "code.bad_arguments"
// also = ["code.jvm_exception"]
// why = "The command line lacks an option that commons-cli was told to demand."
// name = "exporter-3.3"
// main_class = "com.acme.Exporter"
// engine = "4.0"
// args = ["--target", "s3://acme-export/day"]
// ///
package com.acme;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.spark.sql.SparkSession;

public class Exporter {
    public static void main(String[] args) throws Exception {
        SparkSession spark = SparkSession.builder().appName("exporter").getOrCreate();
        Options known = new Options();
        known.addOption(Option.builder().longOpt("target").hasArg().required().build());
        known.addOption(Option.builder().longOpt("source").hasArg().required().build());
        CommandLine line = new DefaultParser().parse(known, args);
        System.out.println(spark.range(10).count() + " rows to " + line.getOptionValue("target"));
    }
}
