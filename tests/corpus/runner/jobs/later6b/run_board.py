# /// scenario
# id = "c1347"
# kind = "none"
# hard = true
# why = "The job prints a coloured board of other runs, most of them failed, and a red note that it skips one; it does its work and ends well."
# name = "run_board"
# engine = "3.5"
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# ///
from pyspark.sql import SparkSession
from pyspark.errors import AnalysisException
from rich.console import Console
from rich.table import Table

console = Console(force_terminal=True, width=120)
spark = SparkSession.builder.getOrCreate()
runs = spark.createDataFrame(
    [
        ("orders_hourly", "FAILED", "SparkException: Job aborted due to stage failure: Task 3 in stage 9.0 failed 4 times"),
        ("crm_sync", "FAILED", "org.postgresql.util.PSQLException: FATAL: password authentication failed for user \"etl\""),
        ("geo_tiles", "SUCCESS", ""),
        ("price_feed", "FAILED", "ExitCode: 137"),
    ],
    "run string, state string, reason string",
)
table = Table(title="runs of the last 24 h")
for name in ("run", "state", "reason"):
    table.add_column(name)
for row in runs.collect():
    colour = "red" if row.state == "FAILED" else "green"
    table.add_row(row.run, f"[bold {colour}]{row.state}[/]", row.reason)
console.print(table)
try:
    spark.table("ops.acknowledged").count()
except AnalysisException as e:
    console.print(f"[bold red]✗ acknowledgements not read[/]: {e.desc.splitlines()[0]}")
    console.print("[yellow]going on without them[/]")
summary = runs.groupBy("state").count()
summary.write.mode("overwrite").json("/mnt/board/summary")
console.print(f"[bold green]✔ board written[/], {summary.count()} states")
spark.stop()
