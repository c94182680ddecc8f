# /// scenario
# id = "c943"
# kind = "database.query"
# also = []
# why = "PostgreSQL, speaking Spanish, cannot parse the query that Spark hands on."
# name = "consulta"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# env = { LANGUAGE = "es" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
lectura = spark.read.format("jdbc").option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres")
lectura = lectura.option("driver", "org.postgresql.Driver").option("user", "postgres").option("password", "s3cr3t")
lectura.option("query", "select oid, relname frm pg_class where relkind = 'r'").load().show()
