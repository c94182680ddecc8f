# /// scenario
# id = "c502"
# kind = "database.query"
# also = ["code.udf_exception"]
# hard = true
# why = "The invoice's customer does not exist: a foreign key, violated inside the tasks."
# name = "post_invoices"
# engine = "4.0"
# logging = "millis"
# services = ["postgres"]
# ///
import sqlalchemy as sa
from pyspark.sql import SparkSession

URL = "postgresql+psycopg2://postgres:s3cr3t@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres"
spark = SparkSession.builder.getOrCreate()
with sa.create_engine(URL).begin() as db:
    db.execute(sa.text("drop table if exists invoices; drop table if exists payers; create table payers (id int primary key); insert into payers values (1), (2); create table invoices (id int, payer int references payers (id))"))


def post(rows):
    try:
        with sa.create_engine(URL).begin() as db:
            for row in rows:
                db.execute(sa.text("insert into invoices values (:id, :payer)"), {"id": row.id, "payer": row.id % 4 + 1})
    except sa.exc.SQLAlchemyError as problem:
        raise RuntimeError("invoices of a partition were not posted") from problem


spark.range(8).repartition(1).foreachPartition(post)
