# /// scenario
# id = "c1346"
# kind = "network.unreachable"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "A narrow coloured console breaks each record into columns; no route leads to the partner's old host, and the job ends with a status of its own."
# name = "store_hours"
# engine = "4.0"
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# ///
import logging
import sys
import time

import requests
from pyspark.sql import SparkSession
from rich.console import Console
from rich.logging import RichHandler

console = Console(force_terminal=True, width=88)
logging.basicConfig(level="INFO", format="%(message)s", handlers=[RichHandler(console=console, show_path=True)])
log = logging.getLogger("store_hours")
spark = SparkSession.builder.getOrCreate()
log.info("stores to ask for: %d", spark.range(31).count())
hours = None
for attempt in range(3):
    try:
        hours = requests.get("http://legacy.corp.example/v1/hours?country=NL", timeout=5).json()
        break
    except requests.RequestException as e:
        log.warning("attempt %d of 3: %s", attempt + 1, e)
        time.sleep(0.5)
if hours is None:
    log.error("opening hours are stale for more than two days, refusing to go on (threshold 48 h, last good load 2026-11-18)")
    spark.stop()
    sys.exit(4)
