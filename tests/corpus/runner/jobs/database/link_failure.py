# /// scenario
# id = "c012"
# kind = "database.connection"
# also = ["network.timeout", "network.unreachable"]
# why = "The MySQL server's address does not answer: communications link failure."
# name = "crm_extract"
# jars = ["mysql"]
# logging = "warn"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
options = {"user": "etl", "password": "pw", "driver": "com.mysql.cj.jdbc.Driver"}
spark.read.jdbc("jdbc:mysql://10.66.4.20:3306/crm?connectTimeout=3000", "accounts", properties=options).count()
