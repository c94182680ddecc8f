# /// scenario
# id = "c1113"
# kind = "unknown"
# also = ["code.exit_nonzero"]
# hard = true
# why = "Something stopped the export; the job notes only that the report in another place says what, and ends itself; earlier warnings were survived."
# dress = ['argo:closing-x8d2w-run-771']
# name = "closing_note"
# engine = "3.5"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
logging.getLogger("py4j").setLevel(logging.ERROR)
spark = SparkSession.builder.getOrCreate()
spark.sparkContext.setLogLevel("WARN")
try:
    spark.read.parquet("/mnt/history/2025")
except Exception as problem:
    logging.warning("no history of last year, taking defaults: %s", str(problem).splitlines()[0])
logging.info("history ok, %d shops", spark.range(12).count())
state = {}
try:
    state["export"] = {"shops": 12}["shops"] / len(state)
except Exception:
    state["export"] = None
logging.info("export %s", "ok" if state["export"] else "not ok, see https://reports.corp.example/runs/20261121-0411")
sys.exit(0 if state["export"] else 3)
