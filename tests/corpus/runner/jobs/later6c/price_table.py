# /// scenario
# id = "c1419"
# kind = "data.commit_conflict"
# also = ["code.python_exception"]
# hard = true
# why = "The Delta table was changed by another writer after it was opened, so the client library rejects the commit."
# name = "price_table"
# engine = "3.5"
# before = "ln -s $EMRDX_ENGINES/libs6c /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import logging

import pyarrow as pa
from deltalake import DeltaTable, write_deltalake
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.WARNING, format="%(levelname)s:%(name)s:%(message)s")
spark = SparkSession.builder.getOrCreate()
rows = spark.range(40).selectExpr("id AS sku", "id * 2 AS price").toPandas()
write_deltalake("/mnt/lake/prices", pa.Table.from_pandas(rows, preserve_index=False))
mine, other = DeltaTable("/mnt/lake/prices"), DeltaTable("/mnt/lake/prices")
print("other writer:", other.update(predicate="sku < 10", updates={"price": "price + 1"})["num_updated_rows"])
try:
    mine.delete("sku = 3")
except Exception:
    logging.exception("prices of 2026-11-20 not corrected")
    spark.stop()
    raise SystemExit(1)
