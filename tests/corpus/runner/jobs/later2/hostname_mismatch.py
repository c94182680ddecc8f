# /// scenario
# id = "c495"
# kind = "network.tls"
# also = []
# hard = true
# why = "The certificate of the partner's server is not one that the tasks trust; the retry text speaks of too many attempts."
# name = "fetch_catalog"
# engine = "3.5"
# services = ["http"]
# ///
import logging
import sys

import requests
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(message)s")
spark = SparkSession.builder.getOrCreate()
failed = {}
for supplier in [r.s for r in spark.range(2).selectExpr("concat('s', id) as s").collect()]:
    for attempt in range(2):
        try:
            requests.get(f"https://wrong.partner.example/catalog/{supplier}", timeout=5).raise_for_status()
            break
        except requests.RequestException as problem:
            logging.info("supplier %s attempt %d: %s", supplier, attempt, problem)
            failed[supplier] = problem
if failed:
    logging.error("catalog incomplete: %s", sorted(failed))
    sys.exit(1)
