# /// scenario
# id = "c1092"
# name = "compare_totals"
# also = []
# kind = "code.exit_nonzero"
# hard = true
# why = "The job compares two totals and ends itself with status 4; a call that failed before was made again with success."
# engine = "3.5"
# services = ["http"]
# ///
import logging
import sys
import time

import requests
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
ours = spark.range(1, 900).selectExpr("sum(id) as total").first().total
for attempt in range(4):
    try:
        answer = requests.get("http://api.partner.example/flaky/total", timeout=5)
        answer.raise_for_status()
        break
    except requests.HTTPError as problem:
        logging.warning("total of the partner: %s", problem)
        time.sleep(0.5)
theirs = int(ours * answer.json()["rate"])
if theirs != ours:
    logging.critical("totals differ by %d, the file is held back; sys.exit(4)", theirs - ours)
    sys.exit(4)
