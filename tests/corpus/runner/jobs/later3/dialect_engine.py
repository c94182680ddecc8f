# /// scenario
# id = "c665"
# kind = "dependency.python_module_missing"
# also = []
# hard = true
# why = "SQLAlchemy's URL names a driver that is not installed; the job's task runner reports its own failure."
# name = "crm_mirror"
# engine = "4.0"
# ///
import logging
from concurrent.futures import ThreadPoolExecutor

from pyspark.sql import SparkSession
from sqlalchemy import create_engine, text

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(threadName)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()


def mirror(table):
    engine = create_engine("mssql+pyodbc://etl@crm-sql.corp.example/crm?driver=ODBC+Driver+18+for+SQL+Server")
    with engine.connect() as link:
        return link.execute(text(f"select count(*) from {table}")).scalar()


with ThreadPoolExecutor(2) as pool:
    futures = {table: pool.submit(mirror, table) for table in ("accounts", "contacts")}
failed = {}
for table, future in futures.items():
    if future.exception():
        logging.error("mirror of %s failed", table, exc_info=future.exception())
        failed[table] = type(future.exception()).__name__
print("summary:", failed)
if failed:
    raise SystemExit(1)
