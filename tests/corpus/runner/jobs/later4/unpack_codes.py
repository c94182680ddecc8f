# /// scenario
# id = "c877"
# kind = "data.corrupt_file"
# also = ["code.python_exception"]
# why = "The code list is no gzip file, although its name says so."
# name = "unpack_codes"
# engine = "3.4"
# files = { "in/codes.csv.gz" = "<html><body>Sign in</body></html>\n" }
# ///
import csv
import gzip

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
with gzip.open("/home/hadoop/in/codes.csv.gz", "rt") as source:
    codes = list(csv.reader(source))
spark.createDataFrame(codes, "code string, label string").write.parquet("/mnt/out/codes")
