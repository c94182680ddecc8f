# /// scenario
# id = "c1211"
# kind = "dependency.class_missing"
# hard = true
# why = "No jar of the job brings the warehouse's data source; the extract's retries end in an error of their own."
# name = "extract_ledger"
# engine = "3.5"
# dress = ["layout:logback", "crlf"]
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class ExtractFailed(Exception):
    pass


def extract(table):
    reader = spark.read.format("net.snowflake.spark.snowflake").option("sfURL", "acme.eu-central-1.example").option("dbtable", table)
    for attempt in range(3):
        try:
            return reader.load()
        except Exception as problem:
            print(f"extract {table}: try {attempt + 1} of 3 not successful ({type(problem).__name__}): {str(problem)[:160]}")
            time.sleep(0.5)
    raise ExtractFailed(f"extract of {table} was not successful, source system reachable: unknown") from None


extract("LEDGER.POSTINGS").write.mode("overwrite").parquet("/mnt/ledger")
