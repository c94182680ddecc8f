# /// scenario
# id = "c254"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# hard = true
# why = "The JDBC driver's class is not on the class path; the job reports the database as down."
# name = "erp_pull"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class DatabaseDown(Exception):
    pass


try:
    spark.read.jdbc("jdbc:oracle:thin:@//erp.corp.example:1521/ERP", "items", properties={"driver": "oracle.jdbc.OracleDriver", "user": "r"}).count()
except Exception as error:
    raise DatabaseDown("erp does not answer (connection refused?)") from error
