# /// scenario
# id = "c1209"
# kind = "sql.unresolved_column"
# hard = true
# why = "The job prints other runs' errors from its data; then its own query names a column that the frame lacks."
# name = "incident_digest"
# engine = "4.0"
# dress = ["compose:digest-1"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
texts = [
    ("orders_hourly", "java.lang.OutOfMemoryError: Java heap space", 14),
    ("crm_sync", "org.postgresql.util.PSQLException: FATAL: sorry, too many clients already", 3),
    ("geo_tiles", "java.io.IOException: No space left on device", 9),
    ("crm_sync", "ModuleNotFoundError: No module named 'phonenumbers'", 1),
]
incidents = spark.createDataFrame(texts, "job string, message string, times int")
incidents.orderBy("times", ascending=False).show(truncate=False)
worst = incidents.groupBy("job").sum("times").withColumnRenamed("sum(times)", "total")
worst.createOrReplaceTempView("worst")
spark.sql("SELECT job, total, last_seen FROM worst WHERE total > 5 ORDER BY total DESC").show()
