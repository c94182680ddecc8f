# /// scenario
# id = "c775"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# hard = true
# why = "Athena denies the query; a retrying decorator hides the error behind its own."
# name = "refresh_views"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "amazonathena"
# status = 400
# code = "AccessDeniedException"
# message = "You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have updated your permissions, please try again."
# ///
import functools
import logging
import time

import boto3
from pyspark.sql import SparkSession

logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()


class RetryError(Exception):
    pass


def retrying(times):
    def wrap(function):
        @functools.wraps(function)
        def run(*args):
            for attempt in range(times):
                try:
                    return function(*args)
                except Exception as problem:
                    last = problem
                    logging.warning("Retrying %s in 1 second as it raised %s: %s", function.__name__, type(problem).__name__, problem)
                    time.sleep(1)
            raise RetryError(f"RetryError[<Future state=finished raised {type(last).__name__}>]") from None
        return run
    return wrap


@retrying(3)
def refresh(view):
    athena = boto3.client("athena", endpoint_url="http://athena.us-east-1.amazonaws.com")
    return athena.start_query_execution(QueryString=f"create or replace view {view} as select 1", WorkGroup="data")


print(spark.range(4).count(), refresh("kpi_daily"))
