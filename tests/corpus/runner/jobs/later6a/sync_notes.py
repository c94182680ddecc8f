# /// scenario
# id = "c1288"
# kind = "dependency.version_conflict"
# also = ["code.python_exception", "database.query"]
# why = "The job calls Engine.execute, which SQLAlchemy 2 no longer has."
# name = "sync_notes"
# engine = "3.5"
# services = ["postgres"]
# ///
from pyspark.sql import SparkSession
from sqlalchemy import create_engine

spark = SparkSession.builder.getOrCreate()
notes = spark.range(25).selectExpr("id", "concat('note ', id) as text").toPandas()
engine = create_engine("postgresql+psycopg2://postgres:s3cr3t@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres")
print("notes to sync:", len(notes))
engine.execute("create table if not exists notes (id bigint primary key, text varchar(80))")
for note in notes.itertuples():
    engine.execute("insert into notes values (%s, %s) on conflict do nothing", (note.id, note.text))
