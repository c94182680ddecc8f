# /// scenario
# id = "c1037"
# name = "visit_days"
# also = []
# kind = "data.invalid_value"
# hard = true
# why = "A text is no date of the given pattern in ANSI mode; a missing table before was handled."
# engine = "4.0"
# ///
import logging

from pyspark.sql import SparkSession
from pyspark.errors import AnalysisException

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
spark = SparkSession.builder.getOrCreate()
spark.createDataFrame([(1, "2026-11-18"), (2, "2026-11-19"), (3, "19/11/2026")], "id int, day string").createOrReplaceTempView("raw_visits")
try:
    start = spark.sql("select max(day) as day from visits_by_day").first().day
except AnalysisException:
    logging.exception("no visits_by_day yet, this is the first load")
    start = "2026-11-01"
spark.sql(f"create table visits_by_day using parquet location '/mnt/out/visits' as select id, to_date(day, 'yyyy-MM-dd') as day from raw_visits where day > '{start}' or id > 2")
