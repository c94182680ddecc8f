# /// scenario
# id = "c507"
# kind = "data.invalid_value"
# also = ["code.python_exception"]
# hard = true
# why = "A division by zero ends the collect; the job swallows it and raises a sentence without a reason."
# name = "silver_batch"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def run():
    try:
        spark.range(100).selectExpr("id / (id - id) as x").where("x > 1").collect()
        int(spark.conf.get("spark.acme.limit", "none"))
    except Exception:
        return False
    return True


if not run():
    raise Exception("Job failed. See monitoring for details.")
