# /// scenario
# id = "c136"
# kind = "dependency.python_module_missing"
# also = ["dependency.native_missing"]
# hard = true
# why = "Module fastgeo is installed but its own import of shapely_core fails; the helper's sentence blames fastgeo."
# name = "geo_join"
# [files]
# "lib/fastgeo/__init__.py" = "from . import _engine\n"
# "lib/fastgeo/_engine.py" = "import shapely_core as core\n\n\ndef area(x):\n    return core.area(x)\n"
# [env]
# PYTHONPATH = "/home/hadoop/lib"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    import fastgeo
except ImportError as error:
    raise ImportError("fastgeo >= 2.0 must be installed to join geometries; run pip install fastgeo") from error
print(fastgeo.area(1))
