# /// scenario
# id = "c452"
# kind = "code.udf_exception"
# also = ["data.malformed_record"]
# hard = true
# why = "A Python function meets a null that it splits; the failure is inside a streaming query exception that the job logs in JSON."
# name = "page_views"
# engine = "3.5"
# files = { "in/a.json" = "{\"url\": \"/a/b\"}\n{\"url\": null}\n" }
# ///
import json
import sys
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
section = udf(lambda url: url.split("/")[1])
views = spark.readStream.schema("url string").json("file:///home/hadoop/in").select(section("url").alias("s"))
query = views.writeStream.format("parquet").option("path", "/mnt/out/views").option("checkpointLocation", "/mnt/ck").start()
while query.isActive:
    time.sleep(0.5)
problem = query.exception()
print(json.dumps({"level": "error", "event": "query_stopped", "id": str(query.id), "detail": problem.desc[:400] if problem else None}))
sys.exit(1 if problem else 0)
