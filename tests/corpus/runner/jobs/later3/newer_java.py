# /// scenario
# id = "c828"
# kind = "dependency.version_conflict"
# also = ["submit.entry_point_missing"]
# why = "The application's classes were compiled for a newer Java than the one that runs them."
# name = "reports"
# engine = "3.5"
# entry = "/home/hadoop/reports-2.1.jar"
# submit = ["--class", "com.acme.Reports"]
# before = "cd /home/hadoop && mkdir -p c && echo 'package com.acme; public class Reports { public static void main(String[] a) { System.out.println(1); } }' > Reports.java && javac -d c Reports.java && printf '\\x00\\x41' | dd of=c/com/acme/Reports.class bs=1 seek=6 conv=notrunc 2>/dev/null && jar cf reports-2.1.jar -C c . && rm -r c Reports.java"
# ///

