# /// scenario
# id = "c947"
# kind = "unknown"
# also = ["code.python_exception"]
# hard = true
# why = "The job raises a general sentence of its own, without the first error, which nobody logged."
# name = "tidy_workspace"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class WorkflowError(Exception):
    pass


def task():
    if spark.range(1000).filter("id % 3 = 0").count() != 333:
        raise KeyError("n")


try:
    task()
except Exception:
    raise WorkflowError("Workflow failed. Please see the task's own record for details.") from None
