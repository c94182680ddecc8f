# /// scenario
# id = "c1351"
# kind = "code.bad_arguments"
# also = ["code.exit_nonzero"]
# why = "A pipeline's trace; the command line's own coloured box says that a value of an option is none of those it knows."
# name = "backfill_cli"
# engine = "3.5"
# args = ["--day", "2026-11-20", "--layer", "sliver"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# dress = ["gitlab"]
# [env]
# PYTHONPATH = "/mnt/libs"
# FORCE_COLOR = "1"
# COLUMNS = "96"
# TERM = "xterm-256color"
# ///
from enum import Enum

import typer
from pyspark.sql import SparkSession


class Layer(str, Enum):
    bronze = "bronze"
    silver = "silver"
    gold = "gold"


app = typer.Typer(pretty_exceptions_enable=False)


@app.command()
def backfill(day: str = typer.Option(...), layer: Layer = typer.Option(Layer.bronze), days: int = 1):
    """Loads some days again."""
    spark.range(days).selectExpr(f"date_add('{day}', int(id)) AS day").show()


spark = SparkSession.builder.getOrCreate()
app()
