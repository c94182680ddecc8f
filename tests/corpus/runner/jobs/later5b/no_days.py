# /// scenario
# id = "c1124"
# kind = "data.empty_input"
# hard = true
# why = "The landing folder holds no file, so no schema can be inferred; each source is tried in turn, and the last words are a count of sources."
# dress = ["teamcity:Step 2/3"]
# name = "load_sources"
# engine = "4.0"
# ///
import logging
import os

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-8s %(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)
spark = SparkSession.builder.getOrCreate()
for source in ("tills", "web"):
    os.makedirs(f"/mnt/landing/{source}", exist_ok=True)
spark.range(20).write.mode("overwrite").parquet("/mnt/landing/tills")
loaded = {}
for source in ("tills", "web"):
    try:
        loaded[source] = spark.read.parquet(f"/mnt/landing/{source}").count()
    except Exception as problem:
        logging.warning("%s: %s", source, " ".join(str(problem).split())[:150])
logging.info("loaded %s", loaded)
if len(loaded) < 2:
    raise SystemExit(f"{len(loaded)} of 2 sources, stopping here")
