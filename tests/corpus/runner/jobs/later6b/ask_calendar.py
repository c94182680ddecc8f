# /// scenario
# id = "c1395"
# kind = "service.unavailable"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "Coloured log lines; the partner's service answers 502 to each try, and the job refuses to go on with its own words."
# name = "ask_calendar"
# engine = "3.5"
# services = ["http"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# ///
import logging
import sys

import colorlog
import requests
from pyspark.sql import SparkSession
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

handler = colorlog.StreamHandler(sys.stdout)
handler.setFormatter(colorlog.ColoredFormatter("%(log_color)s%(levelname)-8s%(reset)s %(cyan)s%(name)s%(reset)s %(message)s", force_color=True))
logging.basicConfig(level="INFO", handlers=[handler])
logging.getLogger("py4j").setLevel("WARNING")
log = logging.getLogger("calendar")
spark = SparkSession.builder.getOrCreate()
log.info("%d branches", spark.range(18).count())
session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=Retry(total=3, status_forcelist=[502, 503], backoff_factor=0.2)))
try:
    days = session.get("http://api.partner.example/status/502", timeout=10).json()
except requests.RequestException as e:
    log.error("holidays of 2027 not loaded: %s", e)
    log.critical("branches would open on holidays, run refused")
    spark.stop()
    sys.exit(5)
