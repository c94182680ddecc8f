# /// scenario
# id = "c686"
# kind = "database.connection"
# also = ["network.unreachable"]
# why = "Nothing listens on the CRM database's port."
# name = "crm_counts"
# engine = "4.0"
# ///
import pymysql
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.range(7).count())
link = pymysql.connect(host="crm-db.c1k2m3.us-east-1.rds.amazonaws.com", user="etl", password="s3cr3t", database="crm", connect_timeout=5)
with link.cursor() as cursor:
    cursor.execute("select count(*) from contacts")
