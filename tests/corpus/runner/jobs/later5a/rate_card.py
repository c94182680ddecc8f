# /// scenario
# id = "c1045"
# name = "rate_card"
# also = []
# kind = "code.python_exception"
# hard = true
# why = "decimal cannot read a rate on the driver; the job's JSON log holds the traceback and the run ends with a code."
# engine = "4.0"
# ///
import json
import sys
import time
import traceback
from decimal import Decimal

from pyspark.sql import SparkSession


def event(level, text, **more):
    print(json.dumps({"ts": round(time.time(), 3), "level": level, "logger": "rate_card", "msg": text, **more}), flush=True)


def read_rates(text):
    return {code: Decimal(rate) for code, rate in (part.split("=") for part in text.split(";"))}


def main():
    spark = SparkSession.builder.getOrCreate()
    event("info", "session up", cores=spark.sparkContext.defaultParallelism)
    rows = spark.range(800).selectExpr("id % 3 as k").groupBy("k").count().collect()
    rates = read_rates("eur=1;usd=1.07;gbp=0,84")
    event("info", "done", total=str(sum(rates.values()) * len(rows)))


try:
    main()
except Exception:
    event("error", "rate card not written", stack=traceback.format_exc())
    event("info", "exit", code=1)
    sys.exit(1)
