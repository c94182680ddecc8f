# /// scenario
# id = "c1695"
# kind = "data.schema_mismatch"
# also = ["code.python_exception"]
# why = "The files of 2025 hold the meter number as a string, the file to which they are appended holds it as a bigint; pyarrow's writer refuses the table."
# name = "pack_years"
# engine = "4.0"
# ///
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("pack_years").getOrCreate()
for year, kind in ((2023, "bigint"), (2024, "bigint"), (2025, "string")):
    rows = spark.range(500).selectExpr(f"CAST(id AS {kind}) AS meter", "id * 0.25D AS kwh")
    rows.coalesce(1).write.parquet(f"/mnt/years/{year}")
writer = None
for year in (2023, 2024, 2025):
    table = pq.read_table(f"/mnt/years/{year}")
    writer = writer or pq.ParquetWriter("/mnt/years/all.parquet", table.schema)
    writer.write_table(table)
    print(year, table.num_rows)
writer.close()
