# /// scenario
# id = "c1624"
# kind = "data.path_not_found"
# also = ["code.udf_exception"]
# hard = true
# why = "The tariff file of the month does not exist where the tasks open it; the driver prints only a sentence of its own, and the refusal text is data."
# name = "tariff_lookup"
# engine = "3.5"
# cluster = "standalone"
# files = { "ref/tariffs-2026-10.json" = "{\"A\": 0.31, \"B\": 0.27}" }
# ///
import json

from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("tariff_lookup").getOrCreate()
usage = spark.range(0, 200, 1, 2).selectExpr(
    "id", "if(id % 2 = 0, 'A', 'B') AS tariff", "if(id < 100, 10, 11) AS month"
)
print("note of 2026-11-20: meter gateway said Permission denied, readings were taken by hand")


def price(rows):
    tables = {}
    for row in rows:
        if row.month not in tables:
            with open(f"/home/hadoop/ref/tariffs-2026-{row.month}.json", encoding="utf-8") as f:
                tables[row.month] = json.load(f)
        yield row.id, tables[row.month][row.tariff]


try:
    print("priced", usage.rdd.mapPartitions(price).count())
except Exception:
    print("pricing step ended early")
    raise SystemExit(2) from None
