# /// scenario
# id = "c404"
# kind = "database.connection"
# also = ["database.query"]
# hard = true
# why = "PostgreSQL ends the session that idled in a transaction; the next statement finds the connection gone."
# name = "settlement"
# engine = "3.5"
# services = ["postgres"]
# ///
import time

import sqlalchemy as sa
from pyspark.sql import SparkSession

engine = sa.create_engine(
    "postgresql+psycopg2://postgres:s3cr3t@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres",
    connect_args={"options": "-c idle_in_transaction_session_timeout=2000"},
)
spark = SparkSession.builder.getOrCreate()
with engine.begin() as db:
    db.execute(sa.text("create table if not exists runs (id int, rows bigint)"))
    counted = spark.range(10_000).selectExpr("sum(id % 7) as s").first().s
    time.sleep(4)
    db.execute(sa.text("insert into runs values (:id, :rows)"), {"id": 17, "rows": counted})
