# /// scenario
# id = "c1466"
# kind = "data.path_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "One of four reference files does not exist; the job collects the messages, loads the others and exits with its own line."
# name = "reference_load"
# engine = "4.0"
# before = "mkdir -p /mnt/ref; for n in fx units regions; do printf 'code,value\\na,1\\nb,2\\n' > /mnt/ref/$n.csv; done"
# ///
import csv
import sys
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rejected = {}


def load(name):
    try:
        with open(f"/mnt/ref/{name}.csv", newline="") as f:
            rows = [(r["code"], float(r["value"])) for r in csv.DictReader(f)]
        spark.createDataFrame(rows, "code string, value double").write.mode("overwrite").parquet(
            f"/mnt/out/ref/{name}"
        )
        print(name, len(rows))
    except OSError as e:
        rejected[name] = str(e)


with ThreadPoolExecutor(2) as pool:
    list(pool.map(load, ["fx", "units", "holidays", "regions"]))
spark.stop()
if rejected:
    print("reference_load: 3 of 4 published,", rejected)
    sys.exit(2)
