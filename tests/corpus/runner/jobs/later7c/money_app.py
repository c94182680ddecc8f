# /// scenario
# id = "c1498"
# kind = "dependency.version_conflict"
# also = []
# why = "The helper jar of the run is older than the one that the job was compiled with and lacks a method."
# name = "invoice-totals"
# engine = "3.5"
# before = """
# mkdir -p /tmp/b/v2 /tmp/b/v1 /tmp/b/app && cd /tmp/b
# echo 'package com.acme.money; public class Money { public static long cents(double d) { return Math.round(d * 100); } public static String text(long c, String unit) { return c / 100 + " " + unit; } }' > Money.java && javac -d v2 Money.java
# echo 'package com.acme.money; public class Money { public static long cents(double d) { return Math.round(d * 100); } public static String text(long c) { return c / 100 + ""; } }' > Money.java && javac -d v1 Money.java
# echo 'package com.acme.invoice; import com.acme.money.Money; import org.apache.spark.sql.SparkSession; public class InvoiceTotals { public static void main(String[] a) { SparkSession spark = SparkSession.builder().appName("invoice-totals").getOrCreate(); long total = 0; for (var r : spark.range(40).selectExpr("id * 1.5D AS net").collectAsList()) total += Money.cents(r.getDouble(0)); System.out.println(Money.text(total, "EUR")); spark.stop(); } }' > InvoiceTotals.java
# javac -cp "/usr/lib/spark/jars/*:v2" -d app InvoiceTotals.java && jar cf /home/hadoop/invoice-totals-4.1.jar -C app . && jar cf /home/hadoop/acme-money-1.8.jar -C v1 . ; cd /; rm -rf /tmp/b
# """
# submit = ["--class", "com.acme.invoice.InvoiceTotals", "--jars", "/home/hadoop/acme-money-1.8.jar"]
# entry = "/home/hadoop/invoice-totals-4.1.jar"
# ///
