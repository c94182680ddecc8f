# /// scenario
# id = "c1073"
# name = "hold_back"
# kind = "unknown"
# also = ["code.python_exception", "code.exit_nonzero"]
# hard = true
# why = "The job's own exception says only that a step did not end well; the first error was caught and told to nobody."
# engine = "4.0"
# ///
from pyspark.sql import SparkSession


class StepsLeft(Exception):
    pass


def weights(spark):
    frame = spark.range(90).selectExpr("id % 9 as k").groupBy("k").count().toPandas()
    return frame.set_index("k")["count"].to_dict()[11]


def run(spark, steps):
    left = []
    for step in steps:
        try:
            step(spark)
        except Exception:
            left.append(step.__name__)
    return left


spark = SparkSession.builder.getOrCreate()
left = run(spark, [weights])
if left:
    raise StepsLeft(f"{len(left)} of 1 steps did not end well: {', '.join(left)}")
