# /// scenario
# id = "c610"
# kind = "code.python_exception"
# also = ["data.malformed_record"]
# why = "The job's own settings text is no JSON; the decoder raises on the driver."
# name = "read_settings"
# engine = "3.4"
# files = { "settings.json" = "{\"days\": 7, \"tables\": [\"orders\", \"items\",]}\n" }
# ///
import json

from pyspark.sql import SparkSession


def settings(path):
    with open(path) as handle:
        return json.load(handle)


spark = SparkSession.builder.getOrCreate()
print("rows so far:", spark.range(500).count())
for table in settings("/home/hadoop/settings.json")["tables"]:
    print(table)
