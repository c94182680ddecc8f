# /// scenario
# id = "c1494"
# kind = "code.serialization"
# also = []
# why = "The function shipped to the tasks holds a SQLite connection, which cannot be pickled."
# name = "term_lookup"
# engine = "4.0"
# ///
import sqlite3

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
terms = sqlite3.connect(":memory:")
terms.execute("CREATE TABLE terms (id INT, text TEXT)")
terms.executemany("INSERT INTO terms VALUES (?, ?)", [(i, f"term {i}") for i in range(50)])


def label(i):
    return terms.execute("SELECT text FROM terms WHERE id = ?", (i % 50,)).fetchone()[0]


print(spark.sparkContext.parallelize(range(500), 2).map(label).distinct().count())
