# /// scenario
# id = "c1305"
# kind = "dependency.python_module_missing"
# also = ["code.python_exception"]
# hard = true
# why = "A reader's module cannot be imported as pyproj is not installed; the loader only notes it, and a lookup for the reader fails much later."
# name = "reader_plugins"
# engine = "4.0"
# [files]
# "plugins/__init__.py" = ""
# "plugins/csv_reader.py" = """
# def read(spark, path):
#     return spark.read.option("header", True).csv(path)
# """
# "plugins/survey_reader.py" = """
# from pyproj import Transformer
#
# to_wgs = Transformer.from_crs(25832, 4326)
#
#
# def read(spark, path):
#     return spark.read.json(path)
# """
# "in/shops.csv" = "id,name\n1,Lyon\n2,Graz\n"
# "in/plots.json" = "{\"id\": 1, \"east\": 4500}\n"
# ///
import importlib
import logging
import pkgutil
import sys

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)-7s %(name)s  %(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("ingest")
sys.path.insert(0, "/home/hadoop")
import plugins  # noqa: E402

readers = {}
for module in pkgutil.iter_modules(plugins.__path__):
    try:
        readers[module.name.removesuffix("_reader")] = importlib.import_module(f"plugins.{module.name}").read
    except Exception as e:
        log.info("plugin %s left out (%s)", module.name, e)
log.info("readers: %s", sorted(readers))
spark = SparkSession.builder.getOrCreate()
for kind, path in (("csv", "/home/hadoop/in/shops.csv"), ("survey", "/home/hadoop/in/plots.json")):
    frame = readers[kind](spark, f"file://{path}")
    log.info("%s: %d rows", path, frame.count())
