# /// scenario
# id = "c476"
# kind = "dependency.version_conflict"
# also = ["dependency.class_missing"]
# why = "The job's jar was compiled for a newer Java than the one that runs it."
# name = "geo_join"
# engine = "3.5"
# main_class = "com.acme.geo.GeoJoin"
# entry = "/home/hadoop/geo-join-1.0.jar"
# submit = ["--class", "com.acme.geo.GeoJoin"]
# before = '''
# mkdir -p src/com/acme/geo out && printf 'package com.acme.geo; public class GeoJoin { public static void main(String[] a) { System.out.println(1); } }' > src/com/acme/geo/GeoJoin.java
# javac -d out src/com/acme/geo/GeoJoin.java && printf '\000\101' | dd of=out/com/acme/geo/GeoJoin.class bs=1 seek=6 conv=notrunc 2>/dev/null && jar cf geo-join-1.0.jar -C out . && rm -r src out
# '''
# ///
