# /// scenario
# id = "c1700"
# kind = "database.query"
# also = []
# why = "The database rejects the pushed query: DATEDIFF with a bare unit is none of its functions, it takes the unit for a column that does not exist."
# name = "unit_margins"
# engine = "3.5"
# services = ["postgres"]
# jars = ["postgres"]
# ///
from pyspark.sql import SparkSession

URL = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres"
LOGIN = {"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"}
spark = SparkSession.builder.appName("unit_margins").getOrCreate()
days = spark.range(200).selectExpr("id AS unit", "date_add(DATE'2026-09-01', int(id % 40)) AS sold")
days.withColumn("paid", days.sold + 14).write.jdbc(URL, "unit_sale", mode="overwrite", properties=LOGIN)
terms = (
    spark.read.format("jdbc")
    .options(url=URL, **LOGIN)
    .option("query", "SELECT unit, DATEDIFF(day, sold, paid) AS days FROM unit_sale")
    .load()
)
print(terms.groupBy("days").count().collect())
