# /// scenario
# id = "c1040"
# name = "run_scripts"
# also = []
# kind = "sql.syntax"
# hard = true
# why = "The second statement lacks a closing bracket; the runner prints a table of statements and one line of the message."
# engine = "4.0"
# files = { "sql/10_stores.sql" = "create or replace temp view stores as select id, id % 9 as region from range(80)", "sql/20_regions.sql" = "create or replace temp view regions as\nselect region, count(distinct (id) as stores\nfrom stores group by region", "sql/30_top.sql" = "select * from regions order by stores desc limit 3" }
# ///
import pathlib
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
report = []
for script in sorted(pathlib.Path("/home/hadoop/sql").glob("*.sql")):
    if any(state == "stopped" for _, state, _ in report):
        report.append((script.name, "skipped", ""))
        continue
    try:
        spark.sql(script.read_text())
        report.append((script.name, "done", ""))
    except Exception as problem:
        report.append((script.name, "stopped", str(problem).strip().splitlines()[0]))
for row in report:
    print(f"{row[0]:20} {row[1]:8} {row[2]}")
sys.exit(sum(state != "done" for _, state, _ in report))
