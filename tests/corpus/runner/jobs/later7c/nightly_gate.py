# /// scenario
# id = "c1479"
# kind = "code.exit_nonzero"
# also = ["unknown"]
# hard = true
# why = "The job ends itself with exit 3 as one of its own checks failed; the lineage server that refused the connection was not needed."
# name = "nightly_gate"
# engine = "3.5"
# services = ["http"]
# ///
import logging
import sys

import requests
from pyspark.sql import SparkSession

logging.basicConfig(
    stream=sys.stdout, format="%(asctime)s %(levelname)s %(name)s - %(message)s", level=logging.INFO
)
log = logging.getLogger("gate")
spark = SparkSession.builder.getOrCreate()
try:
    requests.post("http://api.partner.example:5000/api/v1/lineage", json={"job": "nightly_gate"}, timeout=3)
except requests.RequestException as e:
    log.warning("lineage event not sent: %s", e)
rows = spark.range(812).selectExpr("id", "id % 40 AS store")
checks = {
    "rows": rows.count() > 800,
    "stores": rows.select("store").distinct().count() == 41,
    "ids": rows.selectExpr("count(distinct id) = count(1) AS ok").first().ok,
}
for name, passed in checks.items():
    log.info("check %s: %s", name, "passed" if passed else "not passed")
spark.stop()
if not all(checks.values()):
    sys.exit(3)
