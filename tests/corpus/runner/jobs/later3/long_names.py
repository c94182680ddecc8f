# /// scenario
# id = "c688"
# kind = "dependency.class_missing"
# also = []
# why = "No jar with the database's driver is on the class path."
# name = "write_contacts"
# engine = "3.5"
# jars = ["mariadb"]
# services = ["mariadb"]
# ///
import pymysql
from pyspark.sql import SparkSession

HOST = "crm-db.c1k2m3.us-east-1.rds.amazonaws.com"
link = pymysql.connect(host=HOST, user="etl", password="s3cr3t", database="crm", autocommit=True)
link.cursor().execute("drop table if exists contacts_in")
link.cursor().execute("create table contacts_in (id bigint, name varchar(12))")
link.close()
spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id", "repeat(concat('n', id), 1 + cast(id / 5 as int)) as name").write.jdbc(
    f"jdbc:mariadb://{HOST}:3306/crm", "contacts_in", "append", {"user": "etl", "password": "s3cr3t"}
)
