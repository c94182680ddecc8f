# /// scenario
# id = "c111"
# kind = "sql.analysis"
# hard = true
# why = "A map is compared with a string; the exception travels through the job's own class, whose name speaks of a connection."
# name = "attributes"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession


class ConnectionLost(Exception):
    pass


spark = SparkSession.builder.getOrCreate()
try:
    spark.sql("select map('a', 1) as attributes").where("attributes = 'a'").show()
except Exception as error:
    raise ConnectionLost("source attributes is gone") from error
