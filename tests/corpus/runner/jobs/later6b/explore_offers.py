# /// scenario
# id = "c1349"
# kind = "sql.syntax"
# why = "A notebook file as it was saved, with the outputs of its cells; the SQL text of one cell closes a parenthesis too few."
# name = "explore_offers"
# engine = "3.5"
# dress = ["without:SPARK_DRIVER/stderr", "drop:IPKernelApp"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# IPYTHONDIR = "/mnt/ipython"
# ///
import sys

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

cells = [
    new_markdown_cell("## Offers that nobody took\nquick look, not for production"),
    new_code_cell("from pyspark.sql import SparkSession\nspark = SparkSession.builder.getOrCreate()"),
    new_code_cell("spark.range(300).selectExpr('id AS offer', 'id % 9 AS taken').createOrReplaceTempView('offers')\nspark.table('offers').show(3)"),
    new_code_cell("left = spark.sql('''\n  SELECT offer, coalesce(taken, 0 AS taken\n  FROM offers\n  WHERE taken = 0\n''')\nleft.count()"),
    new_code_cell("left.toPandas().head()"),
]
kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
book = new_notebook(cells=cells, metadata=kernel)
try:
    NotebookClient(book, timeout=120, kernel_name="python3").execute()
except CellExecutionError:
    nbformat.write(book, sys.stdout)
    sys.exit(1)
