# /// scenario
# id = "c1484"
# kind = "data.schema_mismatch"
# also = ["code.python_exception", "data.invalid_value"]
# hard = true
# why = "The tariff file has a column of another type than the job's frame schema expects, as pandera says on the driver."
# name = "check_tariffs"
# engine = "4.0"
# before = "ln -s $EMRDX_ENGINES/libs7c /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs", DISABLE_PANDERA_IMPORT_WARNING = "True" }
# ///
import logging

import pandera.pandas as pa
from pyspark.sql import SparkSession

logging.basicConfig(format="%(levelname)s %(name)s: %(message)s")
log = logging.getLogger("tariffs")
SCHEMA = pa.DataFrameSchema({"tariff": pa.Column(str), "price": pa.Column(float), "zone": pa.Column("int32")})
spark = SparkSession.builder.getOrCreate()
tariffs = spark.range(20).selectExpr("concat('t', id) AS tariff", "concat(id, ',50') AS price", "id % 3 AS zone")
tariffs.write.csv("/mnt/in/tariffs", header=True)
frame = spark.read.csv("/mnt/in/tariffs", header=True, inferSchema=True).toPandas()
try:
    SCHEMA.validate(frame)
except pa.errors.SchemaError as e:
    log.error("tariffs of 2026-12 refused: %s", e)
    spark.stop()
    raise SystemExit(4)
print("tariffs accepted:", len(frame))
