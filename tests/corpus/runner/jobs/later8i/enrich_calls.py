# /// scenario
# id = "c1686"
# kind = "dependency.python_module_missing"
# also = ["code.python_exception"]
# hard = true
# why = "The module phonenumbers is not installed, so the job's enricher for numbers is left out (one logged line); the last traceback only tells of the enricher that is not there."
# name = "enrich_calls"
# engine = "4.0"
# ///
import importlib
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level="INFO", format="%(asctime)s %(levelname)s [%(name)s] %(message)s")
log = logging.getLogger("enrich")
spark = SparkSession.builder.getOrCreate()
WANTED = {"zone": "zoneinfo", "number": "phonenumbers", "digest": "hashlib"}
enrichers = {}
for name, module in WANTED.items():
    try:
        enrichers[name] = importlib.import_module(module)
        log.info("enricher %s loaded", name)
    except ImportError as e:
        log.warning("enricher %s left out: %s", name, e)
calls = spark.range(600).selectExpr("id AS call", "concat('+4930', 100000 + id) AS caller")
log.info("calls: %d", calls.count())


def steps():
    for name in ("digest", "number", "zone"):
        log.info("step %s", name)
        yield enrichers[name]


print("ready:", [m.__name__ for m in steps()])
calls.write.mode("overwrite").parquet("/mnt/out/calls")
