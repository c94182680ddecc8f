# /// scenario
# id = "c1343"
# kind = "sql.function_not_found"
# also = ["sql.analysis"]
# why = "A shell's coloured traceback with context lines; the routine that splits the terms does not exist in Spark."
# name = "basket_terms"
# engine = "4.0"
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# ///
import sys

from IPython.core.ultratb import FormattedTB
from pyspark.sql import SparkSession

sys.excepthook = FormattedTB(mode="Context", theme_name="linux", ostream=sys.stdout)
spark = SparkSession.builder.getOrCreate()
spark.createDataFrame([(1, "milk;bread"), (2, "oil")], "basket int, terms string").createOrReplaceTempView("baskets")
print("baskets:", spark.table("baskets").count())


def terms_of(view):
    return spark.sql(f"SELECT basket, string_to_array(terms, ';') AS term FROM {view}")


terms_of("baskets").show()
