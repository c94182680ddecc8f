# /// scenario
# id = "c685"
# kind = "none"
# also = []
# why = "The listing of an empty metastore works; the warnings are those of every start."
# name = "list_tables"
# engine = "3.5"
# [conf]
# "spark.sql.catalogImplementation" = "hive"
# "spark.hadoop.datanucleus.schema.autoCreateAll" = "false"
# "spark.hadoop.hive.metastore.schema.verification" = "true"
# "spark.hadoop.javax.jdo.option.ConnectionURL" = "jdbc:derby:;databaseName=/mnt/meta;create=true"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.enableHiveSupport().getOrCreate()
print([table.name for table in spark.catalog.listTables("default")])
