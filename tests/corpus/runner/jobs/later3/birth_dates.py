# /// scenario
# id = "c614"
# kind = "code.udf_exception"
# also = ["data.malformed_record"]
# why = "A Python UDF parses dates with strptime and meets a text in another form."
# name = "birth_dates"
# engine = "4.0"
# ///
from datetime import datetime

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, udf

spark = SparkSession.builder.getOrCreate()


@udf("date")
def birth(text):
    return datetime.strptime(text, "%d.%m.%Y").date()


people = spark.createDataFrame([(1, "04.05.1981"), (2, "17.11.1990"), (3, "1975-02-28")], "id int, born string")
people.select("id", birth(col("born")).alias("born")).write.mode("overwrite").parquet("/mnt/out/people")
