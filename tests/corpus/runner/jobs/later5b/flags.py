# /// scenario
# id = "c1110"
# kind = "submit.bad_config"
# hard = true
# why = "A stray word in the executors' Java options is taken for the main class; every executor ends at its start, and says so in Japanese in its own log only."
# name = "uriage_shukei"
# engine = "3.5"
# cluster = "standalone"
# timeout = 45
# dress = ['executors:4', 'pods:uriage']
# before = "localedef -i ja_JP -f UTF-8 /mnt/ja_JP.UTF-8"
# env = { LANG = "ja_JP.UTF-8", LOCPATH = "/mnt" }
# conf = { "spark.executor.extraJavaOptions" = "-XX:+UseG1GC verbose:gc" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("uriage_shukei").getOrCreate()
print(spark.range(100).selectExpr("sum(id)").first()[0])
