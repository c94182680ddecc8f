# /// scenario
# id = "c1460"
# kind = "network.tls"
# also = ["code.python_exception"]
# hard = true
# why = "curl, run by the job, does not trust the certificate of the partner's host; the traceback only tells of its exit status."
# name = "fetch_rates"
# engine = "3.5"
# services = ["http"]
# ///
import subprocess

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
orders = spark.range(500).selectExpr("id", "id % 3 AS currency", "id * 1.5 AS amount")
print("orders:", orders.count())
subprocess.run(
    [
        "curl",
        "--fail",
        "--silent",
        "--show-error",
        "-o",
        "/tmp/rates.json",
        "https://rates.partner.example/eur.json",
    ],
    check=True,
)
orders.join(spark.read.json("/tmp/rates.json"), "currency").write.parquet("/mnt/out/orders_eur")
