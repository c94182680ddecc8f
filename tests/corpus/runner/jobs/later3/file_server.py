# /// scenario
# id = "c681"
# kind = "network.unreachable"
# also = []
# hard = true
# why = "There is no route to the file server; the job tries three times and raises its own exception without the first."
# name = "pull_statements"
# engine = "3.4"
# ///
import ftplib
import logging
import time

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)-7s %(name)s %(message)s")
log = logging.getLogger("statements")
spark = SparkSession.builder.getOrCreate()


class SourceNotReady(Exception):
    pass


def pull(host):
    for attempt in range(1, 4):
        try:
            with ftplib.FTP(host, timeout=5) as server:
                return server.nlst()
        except OSError as problem:
            log.warning("attempt %d of 3: %s", attempt, problem)
            time.sleep(0.5)
    raise SourceNotReady("statements of 2026-11-20 not delivered")


print(spark.range(3).count(), pull("legacy.corp.example"))
