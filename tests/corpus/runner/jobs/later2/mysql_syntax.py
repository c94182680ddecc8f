# /// scenario
# id = "c506"
# kind = "database.query"
# also = []
# why = "MariaDB does not know the column of the pushed query."
# name = "read_accounts"
# engine = "3.5"
# jars = ["mariadb"]
# services = ["mariadb"]
# before = "/home/hadoop/environment/bin/python -c \"import pymysql; c=pymysql.connect(host='10.0.7.13', user='etl', password='s3cr3t', database='crm'); c.cursor().execute('create or replace table accounts (id int, owner varchar(20))')\""
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
accounts = spark.read.format("jdbc").options(
    url="jdbc:mariadb://crm-db.c1k2m3.us-east-1.rds.amazonaws.com/crm",
    query="select id, owner_name from accounts where id > 3",
    user="etl",
    password="s3cr3t",
    driver="org.mariadb.jdbc.Driver",
).load()
accounts.show()
