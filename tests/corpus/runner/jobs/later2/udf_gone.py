# /// scenario
# id = "c442"
# kind = "sql.function_not_found"
# also = []
# hard = true
# why = "A view uses a function that only the session that made it knew; the error comes when the view is read."
# name = "masked_users"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
other = spark.newSession()
other.udf.register("mask_mail", lambda s: s[:2] + "***")
spark.sql("create table users using parquet as select concat('u', id, '@mail.example') as mail from range(20)")


def masked(session):
    return session.table("users").selectExpr("mask_mail(mail) as mail")


print(masked(other).limit(2).collect())
try:
    masked(spark).write.mode("overwrite").parquet("/mnt/out/users")
except Exception as cause:
    raise ValueError("stage 'mask' of pipeline 'users' failed") from cause
