# /// scenario
# id = "c1108"
# kind = "access.denied_other"
# also = ["code.python_exception"]
# hard = true
# why = "Athena denies StartQueryExecution; a decorator tries four times, logs each try in short, and raises its own error without it."
# dress = ['glue:ask_partner_mart.py']
# name = "ask_partner_mart"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "amazonathena"
# op = "StartQueryExecution"
# status = 400
# code = "AccessDeniedException"
# message = "You are not authorized to perform: athena:StartQueryExecution on the resource. After your AWS administrator or you have updated your permissions, please try again."
# ///
import functools
import time

import boto3
from pyspark.sql import SparkSession


class GaveUp(Exception):
    pass


def patient(tries):
    def wrap(call):
        @functools.wraps(call)
        def again(*args):
            for attempt in range(1, tries + 1):
                try:
                    return call(*args)
                except Exception as problem:
                    print(f"[{call.__name__}] attempt {attempt}/{tries} -> {problem}"[:210], flush=True)
                    time.sleep(0.2 * attempt)
            raise GaveUp(f"{call.__name__} after {tries} attempts") from None

        return again

    return wrap


spark = SparkSession.builder.getOrCreate()
athena = boto3.client("athena", endpoint_url="http://athena.us-east-1.amazonaws.com")


@patient(4)
def refresh(mart):
    return athena.start_query_execution(QueryString=f"MSCK REPAIR TABLE {mart}", WorkGroup="partners")["QueryExecutionId"]


print("rows", spark.range(70).count())
print(refresh("mart.partners"))
