# /// scenario
# id = "c1285"
# kind = "sql.unresolved_column"
# why = "One of the rules uses a column that the frame lacks; it is logged as a JSON line, and the job ends with its exit code."
# name = "margin_rules"
# engine = "4.0"
# logging = "json"
# ///
import json
import sys

from pyspark.sql import SparkSession
from pyspark.sql.functions import expr

spark = SparkSession.builder.getOrCreate()
RULES = {"net": "gross / 1.19", "margin": "net - purchase_price", "band": "CASE WHEN margin > 10 THEN 'A' ELSE 'B' END"}


def tell(level, **fields):
    print(json.dumps({"level": level, "app": "margin", **fields}), flush=True)


frame = spark.range(50).selectExpr("id", "id * 1.5 as gross", "id as price")
tell("INFO", event="start", rules=list(RULES))
for name, rule in RULES.items():
    try:
        frame = frame.withColumn(name, expr(rule))
        tell("INFO", event="rule", rule=name, columns=len(frame.columns))
    except Exception as e:
        tell("ERROR", event="rule", rule=name, type=type(e).__name__, detail=str(e)[:400])
        tell("INFO", event="end", exit=17)
        spark.stop()
        sys.exit(17)
frame.write.parquet("/mnt/out/margin")
