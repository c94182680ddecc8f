# /// scenario
# id = "c1319"
# kind = "sql.analysis"
# also = ["code.python_exception"]
# hard = true
# why = "A window function in the WHERE clause is refused by the analyser; the step's decorator ends with a time-out of its own."
# name = "latest_price"
# engine = "4.0"
# ///
import functools
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class StepTimeout(Exception):
    pass


def step(budget):
    def wrap(function):
        @functools.wraps(function)
        def run(*args):
            began = time.monotonic()
            failures = 0
            while time.monotonic() - began < budget:
                try:
                    return function(*args)
                except Exception as e:
                    failures += 1
                    print(f"{function.__name__}: failure {failures}: {str(e).split('.')[0]}", flush=True)
                    time.sleep(2)
            raise StepTimeout(f"{function.__name__} was not done within {budget} s")

        return run

    return wrap


@step(5)
def prepare():
    spark.range(30).selectExpr("id as item", "id % 3 as shop").createOrReplaceTempView("items")
    spark.range(90).selectExpr("id % 30 as item", "id * 0.1 as price", "id as version").createOrReplaceTempView("prices")


@step(5)
def latest():
    return spark.sql("SELECT p.item, p.price FROM prices p JOIN items USING (item) WHERE row_number() OVER (PARTITION BY p.item ORDER BY version DESC) = 1").count()


prepare()
print("items with a price:", latest())
