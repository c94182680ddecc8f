# /// scenario
# id = "c1474"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The job swallows its exception and exits 1; the missing optional folder before was handled."
# name = "sync_leads"
# engine = "3.5"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    known = spark.read.parquet("/mnt/state/leads").count()
except Exception as e:
    print("INFO no state yet:", str(e).split(";")[0])
    known = 0
leads = spark.range(400).selectExpr("id", "id % 5 AS source")
print("known", known, "new", leads.count())
try:
    targets = {0: "crm", 1: "mail", 2: "shop"}
    for r in leads.groupBy("source").count().orderBy("source").collect():
        targets[r.source].upper()
except Exception:
    spark.stop()
    sys.exit(1)
