# /// scenario
# id = "c1086"
# name = "snapshot_age"
# also = []
# kind = "sql.table_not_found"
# hard = true
# why = "The Iceberg table is not in the catalog; three tries each print a line and the run ends with the job's own exception."
# engine = "4.0"
# jars = ["iceberg"]
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.mart.sales (id bigint, at timestamp) using iceberg")
ages = {}
for table in ("mart.sales", "mart.returns_eu"):
    for attempt in range(3):
        try:
            ages[table] = spark.sql(f"select max(committed_at) as at from lake.{table}.snapshots").first().at
            break
        except Exception as problem:
            print(f"{table} #{attempt}: {str(problem).split('.')[0][:90]}", flush=True)
            time.sleep(0.5)
if len(ages) < 2:
    raise TimeoutError(f"age known for {len(ages)} of 2 tables")
