# /// scenario
# id = "c1065"
# name = "ftp_pull"
# kind = "network.timeout"
# also = ["code.python_exception"]
# hard = true
# why = "The partner's FTP server swallows the connection; after three tries the job raises an exception of its own."
# engine = "3.4"
# ///
import ftplib
import logging

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")


class PullGivenUp(Exception):
    def __init__(self, name, last):
        super().__init__(f"{name} is not here, the day runs without it")
        self.last = last


def pull(name):
    last = None
    for attempt in range(1, 4):
        try:
            with ftplib.FTP("feeds.partner.example", timeout=4) as ftp:
                ftp.login()
                ftp.retrbinary(f"RETR {name}", open(f"/tmp/{name}", "wb").write)
                return
        except OSError as problem:
            logging.info("attempt %d for %s: %r", attempt, name, problem)
            last = problem
    raise PullGivenUp(name, last)


spark = SparkSession.builder.getOrCreate()
pull("stock-20261120.csv")
spark.read.csv("/tmp/stock-20261120.csv").write.parquet("/mnt/out/stock")
