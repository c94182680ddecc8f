# /// scenario
# id = "c1669"
# kind = "stream.offsets_lost"
# also = ["code.python_exception"]
# hard = true
# why = "The Delta table that the stream reads was made anew under the same path, its id no longer matches the checkpoint; the job prints the message in one long line among its figures and raises an error of its own."
# name = "follow_rents"
# engine = "3.5"
# jars = ["delta"]
# before = ""
# ///
import shutil

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def rents(first):
    spark.range(first, first + 50).selectExpr("id AS rent", "id % 5 AS flat").write.format("delta").mode(
        "append"
    ).save("/mnt/lake/rents")


def follow():
    stream = spark.readStream.format("delta").load("/mnt/lake/rents").writeStream.format("parquet")
    query = (
        stream.option("checkpointLocation", "/mnt/checkpoints/rents")
        .trigger(availableNow=True)
        .start("/mnt/out/rents")
    )
    query.awaitTermination(60)


rents(0)
follow()
taken = [spark.read.parquet("/mnt/out/rents").count()]
shutil.rmtree("/mnt/lake/rents")
rents(50)
rents(100)
try:
    follow()
except Exception as e:
    print("stand of the evening", taken, "rest:", " ".join(str(e).split()))
taken.append(spark.read.parquet("/mnt/out/rents").count())
if taken[1] <= taken[0]:
    raise RuntimeError(f"no new rents since {taken[0]}, did the office close early?")
