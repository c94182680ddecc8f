# /// scenario
# id = "c1120"
# kind = "access.s3_denied"
# hard = true
# why = "S3 refuses the committer's write below the output folder; the job's retry loop gives up and ends itself with a sentence of its own."
# dress = ['ansible:edge-node-2']
# name = "publish_totals"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# match = "marts/totals"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl/run is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-marts/marts/totals\" because no identity-based policy allows the s3:PutObject action"
# ///
import sys
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
totals = spark.range(100).selectExpr("id % 5 as shop", "id as amount").groupBy("shop").sum("amount")
for attempt in (1, 2):
    try:
        totals.write.mode("overwrite").parquet("s3a://acme-marts/marts/totals")
        break
    except Exception as problem:
        print(f"publishing, attempt {attempt}", str(problem).splitlines()[1][:190], flush=True)
        time.sleep(1)
else:
    print("totals of 2026-11-21 are not published", flush=True)
    sys.exit(5)
