# /// scenario
# id = "c1594"
# kind = "code.udf_exception"
# also = []
# hard = true
# why = "A function of applyInPandas raises the job's own ValueError; the driver prints only the class name, and the text about a full disk is data."
# name = "route_stops"
# engine = "3.5"
# cluster = "standalone"
# ///
import sys

import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("route_stops").getOrCreate()
NOTES = {3: "scanner note: 'No space left on device (os error 28)'"}
stops = spark.range(700).selectExpr("id % 6 AS route", "id * 0.01D AS minutes")


def order(frame: pd.DataFrame) -> pd.DataFrame:
    route = int(frame["route"].iloc[0])
    if frame["minutes"].max() - frame["minutes"].min() > 6.94 and route in NOTES:
        raise ValueError(f"route {route} takes longer than a shift; {NOTES[route]}")
    return frame.sort_values("minutes").assign(place=range(len(frame)))


try:
    ordered = stops.groupBy("route").applyInPandas(order, "route long, minutes double, place long")
    ordered.write.mode("overwrite").parquet("/mnt/out/route_stops")
except Exception as e:
    print("routes not ordered:", type(e).__name__)
    sys.exit(1)
print("routes ordered")
