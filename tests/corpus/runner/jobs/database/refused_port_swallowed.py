# /// scenario
# id = "c006"
# kind = "database.connection"
# also = ["network.unreachable", "code.exit_nonzero"]
# hard = true
# why = "Nothing listens on the database port; the job prints the driver's sentence and exits 3."
# state_details = '''Job failed. ExitCode: 3.'''
# name = "mart_refresh"
# ///
import sys
import time

import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("mart_refresh").getOrCreate()
spark.range(1000).selectExpr("sum(id)").collect()
for wait in (0.2, 0.4):
    try:
        connection = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", port=3310, user="etl", password="x", connect_timeout=3)
        break
    except pymysql.err.OperationalError as error:
        print("mart not reachable yet:", error.args, flush=True)
        time.sleep(wait)
else:
    print("OutOfRetries, leaving the mart as it was")
    sys.exit(3)
