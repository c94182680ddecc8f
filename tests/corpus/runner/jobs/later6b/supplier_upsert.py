# /// scenario
# id = "c1340"
# kind = "database.query"
# also = ["code.python_exception"]
# hard = true
# why = "A coloured, boxed traceback with local variables; the upsert names a column that the PostgreSQL table lacks, older notes among the variables tell of other failures."
# name = "supplier_upsert"
# engine = "4.0"
# services = ["postgres"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# FORCE_COLOR = "1"
# COLUMNS = "112"
# TERM = "xterm-256color"
# ///
import psycopg2
import psycopg2.extras
from pyspark.sql import SparkSession
from rich.console import Console
from rich.traceback import install

install(console=Console(stderr=True, force_terminal=True, width=112), show_locals=True, suppress=[psycopg2])
spark = SparkSession.builder.getOrCreate()


def connect():
    return psycopg2.connect(
        host="orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", user="postgres", password="s3cr3t", dbname="postgres"
    )


def upsert(rows, last_errors):
    db = connect()
    with db, db.cursor() as cur:
        cur.execute("DROP TABLE IF EXISTS suppliers")
        cur.execute("CREATE TABLE suppliers (id int PRIMARY KEY, name text, country text)")
        psycopg2.extras.execute_values(
            cur,
            "INSERT INTO suppliers (id, name, country_code) VALUES %s ON CONFLICT (id) DO UPDATE SET name = excluded.name",
            rows,
        )


last_errors = {
    "2026-11-18": "java.lang.OutOfMemoryError: GC overhead limit exceeded",
    "2026-11-19": "psycopg2.OperationalError: could not translate host name",
}
frame = spark.range(40).selectExpr("id", "concat('Supplier ', id) AS name", "'DE' AS country")
rows = [tuple(r) for r in frame.collect()]
upsert(rows, last_errors)
