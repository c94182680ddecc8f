# /// scenario
# id = "c1597"
# kind = "code.serialization"
# also = ["code.python_exception"]
# why = "The function for the tasks refers to a file that is open on the driver, which cannot be pickled."
# name = "import_rows"
# engine = "4.0"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("import_rows").getOrCreate()
rejects = open("/tmp/rejects.txt", "a", encoding="utf-8")
rows = spark.sparkContext.parallelize([f"{n};{n % 13}" for n in range(500)], 4)


def parse(line):
    key, _, value = line.partition(";")
    if value == "12":
        rejects.write(line + "\n")
        return None
    return int(key), int(value)


kept = rows.map(parse).filter(lambda pair: pair is not None)
print("rows kept:", kept.count())
