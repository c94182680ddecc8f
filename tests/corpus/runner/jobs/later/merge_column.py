# /// scenario
# id = "c241"
# kind = "sql.unresolved_column"
# why = "The MERGE names a column that the source lacks."
# name = "merge_users"
# jars = ["delta"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(3).selectExpr("id", "'a' as name").write.format("delta").save("/mnt/lake/users")
spark.range(2).selectExpr("id as user_id", "'b' as name").createOrReplaceTempView("changes")
spark.sql("merge into delta.`/mnt/lake/users` t using changes s on t.id = s.id when matched then update set t.name = s.name")
