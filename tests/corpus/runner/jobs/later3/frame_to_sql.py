# /// scenario
# id = "c800"
# kind = "database.query"
# also = []
# why = "pandas writes a row without the value that a column of the PostgreSQL table demands."
# name = "store_targets"
# engine = "4.0"
# services = ["postgres"]
# ///
import pandas as pd
from pyspark.sql import SparkSession
from sqlalchemy import create_engine, text

engine = create_engine("postgresql+psycopg2://postgres:s3cr3t@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres")
with engine.begin() as link:
    link.execute(text("drop table if exists targets"))
    link.execute(text("create table targets (id bigint primary key, owner text not null)"))
spark = SparkSession.builder.getOrCreate()
frame = spark.range(8).selectExpr("id", "case when id < 6 then concat('team ', id) end as owner").toPandas()
with engine.begin() as link:
    frame.to_sql("targets", link, if_exists="append", index=False)
