# /// scenario
# id = "c1501"
# kind = "submit.entry_point_missing"
# also = ["submit.bad_config"]
# why = "The submitted archive names no main class and none was given."
# name = "mart_app"
# engine = "3.5"
# before = "mkdir -p /tmp/b && cd /tmp/b && echo 'package com.acme.mart; public class Build { public static void main(String[] a) {} }' > Build.java && javac -d . Build.java && jar cf /home/hadoop/mart-app-2.7.jar com && cd / && rm -rf /tmp/b"
# entry = "/home/hadoop/mart-app-2.7.jar"
# args = ["2026-11-20"]
# ///
