# /// scenario
# id = "c469"
# kind = "dependency.python_module_missing"
# also = ["code.python_exception"]
# hard = true
# why = "pandas needs openpyxl to read the workbook, in a task of the executors."
# name = "read_workbooks"
# engine = "3.5"
# before = "mkdir -p /mnt/in && printf 'PK' > /mnt/in/jan.xlsx"
# ///
import pandas as pd
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def read(paths):
    for path in paths:
        yield from pd.read_excel(path, engine="openpyxl").itertuples(index=False)


print(spark.sparkContext.parallelize(["/mnt/in/jan.xlsx"]).mapPartitions(read).count())
