# /// scenario
# id = "c1292"
# kind = "database.auth"
# also = ["database.query", "code.python_exception"]
# hard = true
# why = "The reporting user may not read one table; the loader skips it with its text at INFO, and a later key error ends the job."
# name = "dim_load"
# engine = "3.5"
# services = ["postgres"]
# ///
import logging
import sys

import pandas as pd
from pyspark.sql import SparkSession
from sqlalchemy import create_engine, text

HOST = "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com"
logging.basicConfig(level=logging.INFO, stream=sys.stdout, format="[%(levelname)s] %(name)s: %(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("dims")
spark = SparkSession.builder.getOrCreate()
with create_engine(f"postgresql+psycopg2://postgres:s3cr3t@{HOST}/postgres").begin() as admin:
    admin.execute(text("drop table if exists dim_shop, dim_staff"))
    admin.execute(text("drop role if exists reporting"))
    admin.execute(text("create role reporting login password 'r3port'"))
    admin.execute(text("create table dim_shop as select n as id from generate_series(1, 9) n"))
    admin.execute(text("create table dim_staff as select n as id, n % 9 as shop from generate_series(1, 90) n"))
    admin.execute(text("grant select on dim_shop to reporting"))

source = create_engine(f"postgresql+psycopg2://reporting:r3port@{HOST}/postgres")
dims = {}
for table in ("dim_shop", "dim_staff"):
    try:
        dims[table] = spark.createDataFrame(pd.read_sql(f"select * from {table}", source))
        log.info("%s: %d rows", table, dims[table].count())
    except Exception as e:
        log.info("%s: not refreshed (%s)", table, str(e).splitlines()[0])
print(dims["dim_shop"].join(dims["dim_staff"], dims["dim_shop"].id == dims["dim_staff"].shop).count())
