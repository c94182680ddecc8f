# /// scenario
# id = "c1454"
# kind = "submit.entry_point_missing"
# also = []
# why = "The submitted jar has no class of the given name."
# name = "archive_job"
# engine = "4.0"
# before = "mkdir -p /tmp/j && cd /tmp/j && echo 'package com.acme.archive; public class Archiver { public static void main(String[] a) {} }' > Archiver.java && javac -d . Archiver.java && jar cf /home/hadoop/archive-3.2.jar com && rm -rf /tmp/j"
# submit = ["--class", "com.acme.archive.Main"]
# entry = "/home/hadoop/archive-3.2.jar"
# ///
