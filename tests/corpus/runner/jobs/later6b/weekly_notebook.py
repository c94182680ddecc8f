# /// scenario
# id = "c1348"
# kind = "data.empty_input"
# also = ["data.path_not_found", "sql.analysis"]
# why = "Papermill's console with a notebook's coloured frames; the folder holds no file from which a schema could be had."
# name = "weekly_notebook"
# engine = "4.0"
# dress = ["driver"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs; mkdir -p /mnt/landing/returns/week=47"
# [env]
# PYTHONPATH = "/mnt/libs"
# JUPYTER_PLATFORM_DIRS = "1"
# IPYTHONDIR = "/mnt/ipython"
# ///
import sys

import nbformat
import papermill
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

cells = [
    new_markdown_cell("# Returns by week"),
    new_code_cell("week = 1", metadata={"tags": ["parameters"]}),
    new_code_cell("from pyspark.sql import SparkSession, functions as F\nspark = SparkSession.builder.getOrCreate()\nspark.range(5).count()"),
    new_code_cell("returns = spark.read.parquet(f'/mnt/landing/returns/week={week}')\nreturns.printSchema()"),
    new_code_cell("returns.groupBy('reason').agg(F.count('*').alias('n')).orderBy('n').show()"),
]
kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
nbformat.write(new_notebook(cells=cells, metadata=kernel), "/mnt/weekly.ipynb")
papermill.execute_notebook(
    "/mnt/weekly.ipynb", "/mnt/weekly_out.ipynb", parameters={"week": 47}, kernel_name="python3", log_output=True, stdout_file=sys.stdout, stderr_file=sys.stderr
)
