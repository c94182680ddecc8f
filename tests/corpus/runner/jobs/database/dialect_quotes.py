# /// scenario
# id = "c002"
# kind = "database.query"
# why = "MariaDB rejects the INSERT that Spark generates: column names in double quotes."
# name = "publish_scores"
# services = ["mariadb"]
# jars = ["mariadb"]
# ///
import pymysql
from pyspark.sql import SparkSession

HOST = "crm-db.c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
admin = pymysql.connect(host=HOST, user="etl", password="s3cr3t", database="crm")
with admin.cursor() as cursor:
    cursor.execute("create or replace table scores (customer int primary key, score double) engine=innodb")
    cursor.execute("insert into scores values (5, 0.1)")
    admin.commit()

scores = spark.range(1, 200).selectExpr("cast(id + 1000 as int) customer", "rand(7) score")
scores.write.format("jdbc").mode("append").options(
    url=f"jdbc:mariadb://{HOST}:3306/crm", dbtable="scores", user="etl", password="s3cr3t",
    driver="org.mariadb.jdbc.Driver", numPartitions=1,
).save()
