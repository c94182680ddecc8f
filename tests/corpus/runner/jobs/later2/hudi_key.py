# /// scenario
# id = "c514"
# kind = "data.invalid_value"
# also = ["data.commit_conflict"]
# hard = true
# why = "A row has no record key, which Hudi demands; the job's retry repeats it."
# name = "upsert_customers"
# engine = "3.5"
# logging = "millis"
# jars = ["hudi"]
# timeout = 180
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.range(12).selectExpr("if(id = 7, null, concat('c', id)) as customer", "id as ts", "'eu' as region")
options = {
    "hoodie.table.name": "customers",
    "hoodie.datasource.write.recordkey.field": "customer",
    "hoodie.datasource.write.precombine.field": "ts",
    "hoodie.datasource.write.partitionpath.field": "region",
    "hoodie.metadata.enable": "false",
}
for attempt in (1, 2):
    try:
        rows.write.format("hudi").options(**options).mode("append").save("/mnt/lake/customers")
        break
    except Exception:
        if attempt == 2:
            raise
        print("upsert did not go through, once more")
