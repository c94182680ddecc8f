# /// scenario
# id = "c1070"
# name = "metastore_state"
# kind = "service.metastore"
# also = ["submit.bad_config", "database.connection"]
# hard = true
# why = "The embedded metastore cannot open its database, so its client cannot be instantiated; the job raises its own exception."
# engine = "4.0"
# timeout = 170
# conf = { "spark.sql.catalogImplementation" = "hive", "spark.hadoop.javax.jdo.option.ConnectionURL" = "jdbc:derby:;databaseName=/proc/hive/metastore_db;create=true" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.enableHiveSupport().getOrCreate()
try:
    spark.sql("create database if not exists mart")
except Exception as problem:
    print(str(problem).splitlines()[0][:120], flush=True)
    raise SystemError("no catalog to work with") from None
