# /// scenario
# id = "c1657"
# kind = "data.schema_mismatch"
# also = ["sql.unresolved_column"]
# why = "The frame that is appended has a column that the database's table does not have."
# name = "post_meters"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# before = """
# $EMRDX_ENGINES/s35/bin/python - <<'P'
# import psycopg2
# c = psycopg2.connect("host=10.0.7.12 dbname=postgres user=postgres password=s3cr3t")
# c.autocommit = True
# q = c.cursor()
# q.execute("DROP TABLE IF EXISTS meter")
# q.execute("CREATE TABLE meter (meter bigint, street text)")
# P
# """
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
meters = spark.range(300).selectExpr("id AS meter", "concat('S', id % 20) AS street", "id % 3 AS phase")
meters.write.format("jdbc").mode("append").options(
    url="jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres",
    driver="org.postgresql.Driver",
    dbtable="meter",
    user="postgres",
    password="s3cr3t",
).save()
