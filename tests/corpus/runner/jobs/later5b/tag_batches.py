# /// scenario
# id = "c1115"
# kind = "code.udf_exception"
# hard = true
# why = "A pandas function of the job raises on one tag inside a micro-batch; its text quotes a database error; the stream's end is told by the job's own error."
# dress = ['fluentbit:tags-driver']
# name = "tag_batches"
# engine = "4.0"
# ///
import pandas as pd
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf

spark = SparkSession.builder.getOrCreate()
spark.range(60).selectExpr("id", "concat('tag-', id % 12) as tag").coalesce(1).write.json("/mnt/in/tags")


@pandas_udf("long")
def weight(tags: pd.Series) -> pd.Series:
    known = {f"tag-{n}": n * n for n in range(11)}
    missing = set(tags) - set(known)
    if missing:
        raise LookupError(f"weights of {sorted(missing)} were not exported (export log: 'ORA-01555: snapshot too old')")
    return tags.map(known)


def sink(batch, number):
    print("batch", number, "rows", batch.count(), flush=True)
    batch.withColumn("weight", weight("tag")).write.mode("append").parquet("/mnt/out/tags")


query = spark.readStream.schema("id long, tag string").json("/mnt/in/tags").writeStream.foreachBatch(sink)
query = query.option("checkpointLocation", "/mnt/ck/tags").trigger(availableNow=True).start()
try:
    query.awaitTermination()
except Exception as problem:
    raise SystemExit(f"tagging stopped after batch {(query.lastProgress or {}).get('batchId')}: {type(problem).__name__}") from None
