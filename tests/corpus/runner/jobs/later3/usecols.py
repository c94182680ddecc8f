# /// scenario
# id = "c635"
# kind = "data.schema_mismatch"
# also = ["code.python_exception"]
# hard = true
# why = "A partner's file lost a column; pandas says so, the job raises its own error from it."
# name = "partner_load"
# engine = "3.5"
# files = { "in/partner.csv" = "order_id,total,currency\n1,5.0,EUR\n" }
# ///
import pandas as pd
from pyspark.sql import SparkSession


class PartnerLoadError(RuntimeError):
    """Raised to the scheduler."""


spark = SparkSession.builder.getOrCreate()


def load(path):
    try:
        frame = pd.read_csv(path, usecols=["order_id", "amount", "currency"])
    except ValueError as problem:
        raise PartnerLoadError(f"partner feed {path} not loaded") from problem
    return spark.createDataFrame(frame)


load("/home/hadoop/in/partner.csv").write.mode("overwrite").parquet("/mnt/out/partner")
