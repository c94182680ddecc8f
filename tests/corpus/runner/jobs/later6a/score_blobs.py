# /// scenario
# id = "c1290"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "S3 does not answer the model's download in time; the pandas function prints each try on the executor and raises an error of its own."
# name = "score_blobs"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# objects = { "acme-models/churn/v12.bin" = "0123456789" }
# [conf]
# "spark.task.maxFailures" = "2"
# [[aws]]
# service = "s3"
# op = "GetObject"
# match = "churn/v12.bin"
# hang = 30
# code = "InternalError"
# status = 500
# ///
import sys
from collections.abc import Iterator

import boto3
import pandas as pd
from botocore.config import Config
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


class ModelNotLoaded(Exception):
    pass


def model():
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com", config=Config(connect_timeout=2, read_timeout=3, retries={"total_max_attempts": 1}))
    for number in (1, 2):
        try:
            return s3.get_object(Bucket="acme-models", Key="churn/v12.bin")["Body"].read()
        except Exception as e:
            print(f"model v12: try {number}: {e}", file=sys.stderr, flush=True)
    raise ModelNotLoaded("churn v12")


@pandas_udf("double")
def score(batches: Iterator[pd.Series]) -> Iterator[pd.Series]:
    try:
        weights = model()
    except ModelNotLoaded as e:
        raise RuntimeError(f"scoring is not possible: {e}") from None
    for ids in batches:
        yield ids * float(len(weights))


spark.range(0, 100, 1, 2).select(score("id").alias("score")).write.mode("overwrite").parquet("/mnt/out/scores")
