# /// scenario
# id = "c243"
# kind = "sql.function_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "A misspelt function; the step runner's exception has it as its context, with a decoy about access."
# name = "steps"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import expr

spark = SparkSession.builder.getOrCreate()


class StepError(Exception):
    pass


def run(step):
    try:
        return step()
    except Exception:
        raise StepError("step 2/3 'mask' failed: AccessDenied to template? check arguments")


run(lambda: spark.range(3).select(expr("regexp_replce(string(id), '1', 'x')")).collect())
