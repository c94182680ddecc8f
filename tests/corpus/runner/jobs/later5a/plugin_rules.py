# /// scenario
# id = "c1053"
# name = "plugin_rules"
# kind = "dependency.python_module_missing"
# also = ["code.python_exception"]
# hard = true
# why = "A rule's module is not installed and is left out with a warning; the run ends where the rule is asked for."
# engine = "4.0"
# files = { "rules/vat.py" = "def apply(rows):\n    return rows.selectExpr('id', 'amount * 1.19 as amount')\n", "rules/fraud.py" = "from lightgbm import Booster\n\n\ndef apply(rows):\n    return rows\n" }
# ///
import importlib.util
import logging
import pathlib

from pyspark.sql import SparkSession

logging.basicConfig(format="[%(levelname)s] %(name)s: %(message)s")
log = logging.getLogger("rules")
spark = SparkSession.builder.getOrCreate()
rules = {}
for path in sorted(pathlib.Path("/home/hadoop/rules").glob("*.py")):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
        rules[path.stem] = module
    except Exception as problem:
        log.warning("rule %s is not loaded: %s", path.stem, problem)
rows = spark.range(80).selectExpr("id", "id * 2.5 as amount")
for name in ("vat", "fraud"):
    rows = rules[name].apply(rows)
rows.write.mode("overwrite").parquet("/mnt/out/rules")
