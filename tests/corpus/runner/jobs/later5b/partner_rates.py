# /// scenario
# id = "c1127"
# kind = "network.tls"
# hard = true
# why = "The partner's certificate is not trusted; a retrying client logs it as a warning each time and the job's own exception speaks of rates."
# dress = ["journalctl:spark-submit"]
# name = "partner_rates"
# engine = "3.5"
# services = ["http"]
# ///
import logging
import time

import requests
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(name)s:%(levelname)s:%(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("rates")


class RatesMissing(Exception):
    pass


def rates(day):
    for attempt in range(3):
        try:
            return requests.get(f"https://rates.partner.example/{day}", timeout=3).json()
        except requests.RequestException as problem:
            log.warning("%s attempt %d: %s", day, attempt, problem)
            time.sleep(0.3)
    return None


spark = SparkSession.builder.getOrCreate()
days = [str(row.day) for row in spark.sql("select explode(sequence(date'2026-11-19', date'2026-11-20')) as day").collect()]
known = {day: rates(day) for day in days}
missing = [day for day, value in known.items() if value is None]
if missing:
    raise RatesMissing(f"no rates for {', '.join(missing)}")
