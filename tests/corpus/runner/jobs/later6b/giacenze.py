# /// scenario
# id = "c1384"
# kind = "database.connection"
# also = ["code.python_exception"]
# hard = true
# why = "PostgreSQL speaks Italian: it has no connection slot left for some of twenty concurrent loads; the job's own error tells of missing stores."
# name = "giacenze"
# engine = "3.4"
# services = ["postgres"]
# dress = ["driver", "podtimes"]
# [env]
# LANGUAGE = "it"
# ///
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg2
from pyspark.sql import SparkSession

DSN = {"host": "orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com", "user": "postgres", "password": "s3cr3t", "dbname": "postgres"}
spark = SparkSession.builder.getOrCreate()
righe = spark.range(60).selectExpr("id AS articolo", "id % 20 AS magazzino").collect()
print("righe:", len(righe))


def carica(magazzino):
    with closing(psycopg2.connect(**DSN)) as db, db, db.cursor() as cur:
        cur.execute("CREATE TEMP TABLE giacenze (articolo int, magazzino int)")
        for r in righe:
            if r.magazzino == magazzino:
                cur.execute("INSERT INTO giacenze VALUES (%s, %s)", (r.articolo, r.magazzino))
        cur.execute("SELECT pg_sleep(3)")
    return magazzino


with ThreadPoolExecutor(20) as pool:
    esiti = [pool.submit(carica, m) for m in range(20)]
mancanti = [m for m, e in enumerate(esiti) if e.exception()]
if mancanti:
    print("magazzini caricati:", 20 - len(mancanti))
    problema = next(e.exception() for e in esiti if e.exception())
    raise RuntimeError(f"giacenze caricate solo in parte, mancano {len(mancanti)} magazzini") from problema
