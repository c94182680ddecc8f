# /// scenario
# id = "c919"
# kind = "dependency.class_missing"
# also = []
# hard = true
# why = "Hadoop's file system for Azure is on no jar; the job tries three containers and reports a number."
# name = "export_lake"
# engine = "3.5"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
rows = spark.range(30).selectExpr("id", "id % 3 as zone")
left = 0
for zone in range(3):
    try:
        rows.where(f"zone = {zone}").write.parquet(f"abfss://zone{zone}@acmelake.dfs.core.windows.net/rows")
    except Exception as problem:
        logging.error("zone %d: %s", zone, str(problem).splitlines()[-1] if "\n" not in str(problem) else str(problem).splitlines()[1])
        left += 1
if left:
    raise RuntimeError(f"{left} zones left")
