# /// scenario
# id = "c807"
# kind = "code.python_exception"
# also = []
# why = "The job uses a name that it never defines."
# name = "notebook_export"
# engine = "3.5"
# ///
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

session = SparkSession.builder.getOrCreate()
sales = session.range(40).withColumn("day", F.current_date())
print(sales.count())
display(sales.groupBy("day").count())
