# /// scenario
# id = "c203"
# kind = "database.query"
# also = ["data.invalid_value"]
# hard = true
# why = "MariaDB refuses a NULL in a NOT NULL column; the job's last words are about its retry budget."
# name = "push_leads"
# services = ["mariadb"]
# jars = ["mariadb"]
# engine = "4.0"
# ///
import pymysql
from pyspark.sql import SparkSession

HOST = "crm-db.c1k2m3.us-east-1.rds.amazonaws.com"
spark = SparkSession.builder.getOrCreate()
with pymysql.connect(host=HOST, user="etl", password="s3cr3t", database="crm") as admin, admin.cursor() as cursor:
    cursor.execute("create or replace table leads (id bigint primary key, email varchar(40) not null)")
    admin.commit()
leads = spark.range(9).selectExpr("id", "if(id = 4, null, 'a@b.example') as email")
budget = 2
while budget:
    try:
        leads.write.jdbc(f"jdbc:mariadb://{HOST}/crm?sessionVariables=sql_mode='ANSI_QUOTES,STRICT_ALL_TABLES'", "leads", mode="append",
                         properties={"user": "etl", "password": "s3cr3t", "driver": "org.mariadb.jdbc.Driver"})
        break
    except Exception as error:
        budget -= 1
        first = next((l for l in str(error).splitlines() if "conn=" in l), "?")
        print("write attempt failed:", first[:300])
else:
    raise TimeoutError("retry budget for crm.leads used up")
