# /// scenario
# id = "c1215"
# kind = "service.throttled"
# also = ["code.python_exception"]
# hard = true
# why = "Athena keeps refusing calls as there are too many; the poller's own error after its last wait does not name it."
# name = "poll_queries"
# engine = "3.4"
# services = ["aws"]
# dress = ["sparksubmit:marts_daily.poll_queries"]
# [[aws]]
# service = "amazonathena"
# status = 400
# code = "ThrottlingException"
# message = "Rate exceeded"
# ///
import logging

import boto3
from botocore.config import Config
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)
spark = SparkSession.builder.getOrCreate()
athena = boto3.client("athena", endpoint_url="http://athena.us-east-1.amazonaws.com", config=Config(retries={"max_attempts": 2, "mode": "standard"}))


def state(query):
    waits = 0
    while waits < 3:
        try:
            return athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]["State"]
        except athena.exceptions.ClientError as problem:
            waits += 1
            logging.info("query %s not ready (%s), wait %d of 3", query, problem, waits)
    return None


print("marts", spark.range(3).count())
result = state("6f1d2c3b-0a9e-4d57-8c11-2f0b7e5a9d10")
assert result is not None, "no state for the mart query"
