# /// scenario
# id = "c942"
# kind = "database.auth"
# also = []
# hard = true
# why = "PostgreSQL, speaking German, does not accept the password; the job says in German that its table is missing."
# name = "kunden_laden"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# env = { LANGUAGE = "de" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
quelle = spark.read.format("jdbc").option("driver", "org.postgresql.Driver").option("url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres").option("user", "postgres")
try:
    kunden = quelle.option("password", "g3heim").option("dbtable", "pg_class").load()
    kunden.write.parquet("/mnt/out/kunden")
except Exception as fehler:
    print("Laden der Kunden abgebrochen:", str(fehler).splitlines()[1][:60] if "\n" in str(fehler) else str(fehler)[:60])
    raise ValueError("Tabelle kunden ist leer oder fehlt") from fehler
