# /// scenario
# id = "c099"
# kind = "data.invalid_value"
# also = ["data.schema_mismatch"]
# hard = true
# why = "Rows break the Delta table's CHECK constraint; the job reports only its batch number."
# name = "load_prices"
# jars = ["delta"]
# ///
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.sql("create table prices (sku int, price double) using delta location '/mnt/lake/prices'")
spark.sql("alter table prices add constraint positive check (price > 0)")
for batch in range(3):
    try:
        spark.range(4).selectExpr("int(id) sku", f"double(3 - id * {batch}) price").write.format("delta").mode("append").save("/mnt/lake/prices")
        print("batch", batch, "ok")
    except Exception:
        print("batch", batch, "FAILED", file=sys.stderr)
        traceback.print_exc(limit=1, file=sys.stdout)
        sys.exit(12)
