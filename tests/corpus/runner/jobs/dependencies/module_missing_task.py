# /// scenario
# id = "c135"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# why = "The function run in the tasks imports phonenumbers, which the workers lack."
# name = "normalise_phones"
# engine = "4.0"
# logging = "json"
# ///
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()


@udf("string")
def normalise(value):
    import phonenumbers

    return phonenumbers.format_number(value, 1)


spark.range(5).selectExpr("cast(id as string) as raw").select(normalise("raw")).collect()
