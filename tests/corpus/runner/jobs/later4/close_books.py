# /// scenario
# id = "c867"
# kind = "sql.table_not_found"
# also = []
# hard = true
# why = "A missing object of S3 is survived with a full traceback; later a view is asked for that nobody made."
# name = "close_books"
# engine = "4.0"
# services = ["aws"]
# ///
import logging

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
try:
    boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com").get_object(Bucket="acme-books", Key="2026-10/overrides.json")
except Exception:
    logging.exception("no overrides for this month, defaults are used")
spark.range(80).selectExpr("id as entry", "id % 4 as book").createOrReplaceTempView("entries")
print("entries:", spark.table("entries").count())
spark.sql("select b.name, count(*) as n from entries e join books b on b.id = e.book group by b.name").show()
