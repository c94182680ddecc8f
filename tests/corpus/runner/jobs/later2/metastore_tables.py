# /// scenario
# id = "c498"
# kind = "service.metastore"
# also = ["database.query", "submit.bad_config"]
# hard = true
# why = "The metastore's database holds none of the metastore's tables."
# name = "list_tables"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# logging = "iso"
# [conf]
# "spark.sql.catalogImplementation" = "hive"
# "spark.driver.extraClassPath" = "/usr/share/aws/lib/postgresql-42.7.4.jar"
# "spark.hadoop.javax.jdo.option.ConnectionURL" = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres"
# "spark.hadoop.javax.jdo.option.ConnectionDriverName" = "org.postgresql.Driver"
# "spark.hadoop.javax.jdo.option.ConnectionUserName" = "postgres"
# "spark.hadoop.javax.jdo.option.ConnectionPassword" = "s3cr3t"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.enableHiveSupport().getOrCreate()
spark.sql("show tables in default").show()
