# /// scenario
# id = "c1397"
# kind = "data.commit_conflict"
# hard = true
# why = "The last lines of the console; two writers of the job replace the same Iceberg rows and one commit is refused, the pool's error of the job stands last."
# name = "price_ledgers"
# engine = "4.0"
# jars = ["iceberg"]
# dress = ["driver", "tail:161"]
# ///
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from pyspark.sql import SparkSession


class LedgerOpen(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
spark.sql("CREATE TABLE lake.fin.ledger (account BIGINT, cents BIGINT) USING iceberg TBLPROPERTIES ('commit.retry.num-retries'='1', 'write.update.isolation-level'='serializable', 'write.update.mode'='copy-on-write')")
spark.range(2000).selectExpr("id % 50 AS account", "id AS cents").coalesce(1).writeTo("lake.fin.ledger").append()
gate = Barrier(3)


def post(cents):
    gate.wait()
    spark.sql(f"UPDATE lake.fin.ledger SET cents = cents + {cents} WHERE account = 7")


with ThreadPoolExecutor(3) as pool:
    futures = [pool.submit(post, cents) for cents in (1, 20, 300)]
failed = [f for f in futures if f.exception()]
if failed:
    raise LedgerOpen(f"{len(failed)} of 3 postings are open") from failed[0].exception()
