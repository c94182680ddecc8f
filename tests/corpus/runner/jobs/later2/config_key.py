# /// scenario
# id = "c446"
# kind = "code.python_exception"
# also = ["code.bad_arguments"]
# hard = true
# why = "A step's settings lack a key; a generic runner catches, logs only the repr and later raises an assertion."
# name = "run_steps"
# engine = "3.5"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s - %(name)s - %(levelname)s - %(message)s")
log = logging.getLogger("steps")
spark = SparkSession.builder.getOrCreate()
STEPS = [("load", {"rows": 20}), ("dedupe", {"by": "id"}), ("score", {"treshold": 3})]
failed = []


def load(s):
    spark.range(s["rows"]).createOrReplaceTempView("t")


def dedupe(s):
    spark.table("t").dropDuplicates([s["by"]]).createOrReplaceTempView("t")


def score(s):
    spark.table("t").where(f"id > {s['threshold']}").createOrReplaceTempView("t")


for name, settings in STEPS:
    try:
        globals()[name](settings)
        log.info("step %s done", name)
    except Exception as e:
        log.error("step %s not done: %r", name, e)
        failed.append(name)
assert not failed, f"{len(failed)} step(s) did not finish: {failed}"
