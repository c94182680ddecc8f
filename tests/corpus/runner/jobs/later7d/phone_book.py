# /// scenario
# id = "c1525"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# why = "phonenumbers is not installed where the pandas function runs."
# name = "phone_book"
# engine = "3.5"
# cluster = "standalone"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()


@pandas_udf("string")
def e164(numbers: pd.Series) -> pd.Series:
    import phonenumbers

    return numbers.map(lambda n: phonenumbers.format_number(phonenumbers.parse(n, "DE"), 0))


people = spark.range(120).selectExpr("id", "concat('030 55', 1000 + id) AS phone")
people.withColumn("phone", e164("phone")).write.mode("overwrite").parquet("/mnt/out/people")
