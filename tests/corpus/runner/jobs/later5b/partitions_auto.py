# /// scenario
# id = "c1107"
# kind = "submit.bad_config"
# why = "The number of shuffle partitions is set to 'auto', which this Spark does not know."
# dress = ['dbx:shop_totals']
# name = "shop_totals"
# engine = "3.5"
# conf = { "spark.sql.shuffle.partitions" = "auto" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("shop_totals").getOrCreate()
visits = spark.range(1000).selectExpr("id % 7 as shop", "id as amount")
visits.groupBy("shop").sum("amount").write.parquet("/mnt/out/shop_totals")
