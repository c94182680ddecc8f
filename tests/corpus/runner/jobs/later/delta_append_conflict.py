# /// scenario
# id = "c205"
# kind = "data.commit_conflict"
# hard = true
# why = "A Delta MERGE loses to an append of the same partition; the job wraps it in its own error."
# name = "scd2"
# jars = ["delta"]
# engine = "3.4"
# ///
import threading
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(6).selectExpr("id", "'a' as v", "1 as day").coalesce(1).write.format("delta").partitionBy("day").save("/mnt/lake/scd")
spark.udf.register("slow", lambda v: (time.sleep(0.5), "b")[1])
append = spark.range(50, 52).selectExpr("id", "'z' as v", "1 as day")
threading.Timer(4, lambda: append.write.format("delta").mode("append").save("/mnt/lake/scd")).start()


class MergeStep(Exception):
    pass


try:
    spark.sql("merge into delta.`/mnt/lake/scd` t using (select id, slow(id) as v, 1 as day from range(12)) s on t.id = s.id and t.day = s.day "
              "when matched then update set v = s.v when not matched then insert *")
except Exception as error:
    raise MergeStep("scd2 step 3 of 5") from error
