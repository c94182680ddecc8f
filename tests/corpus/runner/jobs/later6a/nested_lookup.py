# /// scenario
# id = "c1323"
# kind = "code.serialization"
# also = ["code.python_exception"]
# why = "The function shipped to the tasks holds the Spark session, which cannot be pickled."
# name = "nested_lookup"
# engine = "3.4"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id", "id * 2 as parent").createOrReplaceTempView("parents")


class Lookup:
    def __init__(self, session):
        self.session = session

    def parent(self, n):
        return self.session.sql(f"select parent from parents where id = {n}").first()[0]


lookup = Lookup(spark)
print(spark.sparkContext.range(30).map(lookup.parent).sum())
