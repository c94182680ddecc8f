# /// scenario
# id = "c1287"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "The job writes what went wrong to a file of its own and ends with code 1; the retried reading of the rates before was survived."
# name = "nightly_close"
# engine = "3.5"
# services = ["http"]
# ///
import logging
import os
import sys
import time

import requests
from pyspark.sql import SparkSession

os.makedirs("/mnt/etl-logs", exist_ok=True)
detail = logging.getLogger("detail")
detail.addHandler(logging.FileHandler("/mnt/etl-logs/nightly_close.log"))
detail.propagate = False
spark = SparkSession.builder.getOrCreate()


def rate():
    for attempt in range(4):
        try:
            answer = requests.get("http://rates.partner.example/flaky", timeout=5)
            answer.raise_for_status()
            return answer.json()["rate"]
        except requests.HTTPError as e:
            print(f"rates: attempt {attempt + 1} got {e}", flush=True)
            time.sleep(0.3)


def close(factor):
    booked = spark.range(900).selectExpr(f"id * {factor} as amount").agg({"amount": "sum"}).first()[0]
    periods = {"2026-10": 430_000}
    return booked - periods["2026-11"]


try:
    print("difference:", close(rate()))
except Exception:
    detail.exception("close")
    print("nightly close NOT finished, details in /mnt/etl-logs/nightly_close.log", flush=True)
    sys.exit(1)
