# /// scenario
# id = "c1055"
# name = "cloud_commit"
# kind = "dependency.class_missing"
# also = ["submit.bad_config"]
# hard = true
# why = "The commit protocol of Spark's optional cloud module is asked for, and the module is on no jar; the job reports in its own words."
# engine = "3.5"
# conf = { "spark.sql.sources.commitProtocolClass" = "org.apache.spark.internal.io.cloud.PathOutputCommitProtocol" }
# ///
import sys
import traceback

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
days = spark.range(31).selectExpr("id + 1 as day", "id * 40 as rows")
try:
    days.write.partitionBy("day").mode("overwrite").parquet("/mnt/out/days")
except Exception:
    lines = [line for line in traceback.format_exc().splitlines() if not line.startswith("\t")]
    print("days are not written", lines[-1] or lines[-2], sep="\n", file=sys.stderr)
    sys.exit(1)
