# /// scenario
# id = "c1313"
# kind = "data.file_changed"
# why = "The export object is written anew while the tasks read it; S3A notices another version."
# name = "feed_tail"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# [conf]
# "spark.hadoop.fs.s3a.experimental.input.fadvise" = "random"
# "spark.hadoop.fs.s3a.readahead.range" = "4096"
# ///
import io
import threading
import time

import boto3
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
done = threading.Event()


def export(factor):
    body = io.BytesIO()
    pd.DataFrame({f"c{c}": [n * factor + c for n in range(9000)] for c in range(12)}).to_parquet(body, compression=None, use_dictionary=False)
    s3.put_object(Bucket="acme-exports", Key="feed/latest.parquet", Body=body.getvalue())


def exporter():
    factor = 2
    while not done.is_set():
        export(factor)
        factor += 1


export(1)
feed = spark.read.parquet("s3a://acme-exports/feed/latest.parquet")
partner = threading.Thread(target=exporter, daemon=True)
partner.start()
time.sleep(1)
try:
    for turn in range(30):
        print("turn", turn, feed.selectExpr(*[f"sum(c{c})" for c in range(12)]).first()[0], flush=True)
except Exception as e:
    done.set()
    raise RuntimeError(f"feed could not be followed beyond turn {turn}") from e
