# /// scenario
# id = "c580"
# kind = "sql.unresolved_column"
# also = ["sql.analysis"]
# hard = true
# why = "The merge names a column that neither side has; the job's retry decorator ends in its own error."
# name = "merge_members"
# engine = "4.0"
# logging = "json"
# jars = ["delta"]
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(5).selectExpr("id as member_id", "'a' as tier").write.format("delta").save("/mnt/lake/members")
spark.range(3, 8).selectExpr("id as member_id", "'b' as tier").createOrReplaceTempView("changes")


class RetriesExhausted(Exception):
    pass


def retry(function, times=2):
    for attempt in range(times):
        try:
            return function()
        except Exception as problem:
            last = problem
            print(f"[retry] {attempt + 1}/{times} {type(problem).__name__}")
    raise RetriesExhausted(function.__name__) from last


def merge():
    spark.sql("merge into delta.`/mnt/lake/members` t using changes c on t.member_id = c.member_id and t.valid_to is null when matched then update set tier = c.tier")


retry(merge)
