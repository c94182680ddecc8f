# /// scenario
# id = "c1577"
# kind = "network.timeout"
# also = ["code.python_exception"]
# hard = true
# why = "The partner's SFTP server does not answer: connect timed out three times; the last exception is the job's own and speaks of passwords."
# name = "drop_box"
# engine = "3.5"
# before = "ln -s $EMRDX_ENGINES/libs8e /mnt/libs"
# env = { PYTHONPATH = "/mnt/libs" }
# ///
import logging
import time

import paramiko
from pyspark.sql import SparkSession

logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=logging.WARNING)
log = logging.getLogger("drop_box")
spark = SparkSession.builder.getOrCreate()
spark.range(300).selectExpr("id AS claim", "id % 12 AS branch").coalesce(1).write.csv("/mnt/out/claims")


def deliver():
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    client.connect("feeds.partner.example", username="acme", password="x", timeout=4)
    client.open_sftp().put("/mnt/out/claims/_SUCCESS", "in/_SUCCESS")


for attempt in (1, 2, 3):
    try:
        deliver()
        break
    except Exception as e:
        log.warning("attempt %d to reach the drop box of feeds.partner.example:22 ended with %r", attempt, e)
        time.sleep(0.5)
else:
    raise RuntimeError("claims were not delivered; passwords change on the 20th, is ours still good?")
