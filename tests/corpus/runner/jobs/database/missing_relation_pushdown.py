# /// scenario
# id = "c014"
# kind = "database.query"
# also = ["sql.table_not_found"]
# hard = true
# why = "The table is missing in PostgreSQL; Spark is only the messenger, and an optional lookup table was missed before."
# name = "returns_report"
# services = ["postgres"]
# jars = ["postgres"]
# ///
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
try:
    overrides = spark.table("reference.return_overrides")
except AnalysisException as error:
    print("no overrides configured:", error)
url = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres"
returns = spark.read.jdbc(url, "sales.returns_2026", properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"})
returns.groupBy("reason").count().write.parquet("/mnt/returns")
