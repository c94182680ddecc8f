# /// scenario
# id = "c1295"
# kind = "database.connection"
# also = ["network.timeout"]
# why = "The CRM database's host does not answer; each of three threads gives up after its tries, the summary names no reason."
# name = "crm_pull"
# engine = "3.4"
# [env]
# TZ = "Europe/Berlin"
# ///
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def pull(table):
    for number in range(1, 3):
        try:
            session = pymysql.connect(host="feeds.partner.example", port=3306, user="etl", password="s3cr3t", database="crm", connect_timeout=3)
            with session, session.cursor() as cursor:
                cursor.execute(f"select * from {table}")
                return table, len(cursor.fetchall())
        except pymysql.Error as e:
            print(f"{table} #{number}: {e.args}", flush=True)
            time.sleep(0.5)
    return table, None


with ThreadPoolExecutor(3) as pool:
    pulled = dict(pool.map(pull, ["accounts", "contacts", "leads"]))
print(f"{sum(n is not None for n in pulled.values())} of {len(pulled)} tables pulled")
spark.createDataFrame([(t, n or 0) for t, n in pulled.items()], "name string, rows long").write.mode("overwrite").json("/mnt/out/crm_audit")
if None in pulled.values():
    sys.exit("crm: incomplete, downstream jobs are held back")
