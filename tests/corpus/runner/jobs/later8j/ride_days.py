# /// scenario
# id = "c1708"
# kind = "data.file_changed"
# also = ["data.path_not_found"]
# hard = true
# why = "Input files vanished after the job had listed and counted them; only the tasks say so, the driver prints a sentence of its own, and the disk text is data."
# name = "ride_days"
# engine = "3.5"
# cluster = "standalone"
# before = "mkdir -p /mnt/rides; for d in 17 18 19 20; do for i in $(seq 1 60); do echo \"{\\\"ride\\\": $((d * 100 + i)), \\\"km\\\": $((i % 9)), \\\"note\\\": \\\"bike $i: disk brake worn, No space left on device rack\\\"}\"; done > /mnt/rides/2026-11-$d.json; done"
# ///
import subprocess
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("ride_days").getOrCreate()
rides = spark.read.schema("ride bigint, km bigint, note string").json("/mnt/rides")
print("rides:", rides.count())
for row in rides.orderBy("ride").limit(2).collect():
    print(row.note)
subprocess.run("rm -f /mnt/rides/2026-11-1*.json", shell=True, check=True)
try:
    total = rides.groupBy("km").count().orderBy("km").collect()
    print("by distance:", total)
except Exception:
    print("rides by distance: not published")
    sys.exit(1)
spark.stop()
