# /// scenario
# id = "c040"
# kind = "network.unreachable"
# also = ["code.python_exception"]
# hard = true
# why = "No route to the legacy host; the job prints an older, handled time-out and hides the origin with raise from None."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: PullError: pull from legacy.corp.example: <urlopen error [Errno 113] No route to host>...'''
# name = "legacy_pull"
# ///
import socket

import urllib.request
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class PullError(RuntimeError):
    pass


def pull(host, seconds):
    try:
        return urllib.request.urlopen(f"http://{host}/export.csv", timeout=seconds).read()
    except OSError as error:
        raise PullError(f"pull from {host}: {error}") from None


try:
    pull("feeds.partner.example", 1)
except PullError as error:
    print("feed skipped:", error)
data = pull("legacy.corp.example", 10)
print(spark.range(len(data)).count())
