# /// scenario
# id = "c1102"
# kind = "database.query"
# also = ["code.python_exception"]
# hard = true
# why = "One of four concurrent loads asks PostgreSQL for a column that the view lacks; a summary raises its own error."
# dress = ['airflow1:loads']
# name = "four_loads"
# engine = "3.4"
# jars = ["postgres"]
# services = ["postgres"]
# ///
from concurrent.futures import ThreadPoolExecutor, as_completed

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
def source():
    reader = spark.read.format("jdbc").option("driver", "org.postgresql.Driver").option("user", "postgres").option("password", "s3cr3t")
    return reader.option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres")


loads = {
    "roles": "select rolname from pg_roles",
    "tables": "select relname from pg_class limit 20",
    "types": "select typname, typowner_name from pg_type limit 20",
    "names": "select nspname from pg_namespace",
}


class LoadsIncomplete(Exception):
    pass


def load(name):
    rows = source().option("query", loads[name]).load().count()
    return f"{name}: {rows} rows"


left = []
with ThreadPoolExecutor(4) as pool:
    jobs = {pool.submit(load, name): name for name in loads}
    for job in as_completed(jobs):
        try:
            print(job.result(), flush=True)
        except Exception as problem:
            print(f"{jobs[job]}: {type(problem).__name__}", str(problem).split("\n\tat ")[0][-160:].replace("\n", " "), flush=True)
            left.append(jobs[job])
if left:
    raise LoadsIncomplete(f"{len(left)} of {len(loads)} loads to repeat")
