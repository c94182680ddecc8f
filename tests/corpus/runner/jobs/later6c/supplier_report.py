# /// scenario
# id = "c1423"
# kind = "sql.unresolved_column"
# also = []
# hard = true
# why = "The report orders by a column that the view does not have; the job prints the message of this and of an error that it handled."
# name = "supplier_report"
# engine = "4.0"
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(30).selectExpr("id AS supplier", "id % 5 AS grade").createOrReplaceTempView("suppliers")
steps = {
    "comments": "SELECT * FROM supplier_comments",
    "grades": "SELECT grade, count(*) AS n FROM suppliers GROUP BY grade",
    "ranking": "SELECT supplier, grade FROM suppliers WHERE grade > 2 ORDER BY rating DESC",
}
optional, code = {"comments"}, 0
for name, text in steps.items():
    try:
        print(name, spark.sql(text).count())
    except Exception as e:
        print(name, "skipped" if name in optional else "FAILED", "|", " ".join(str(e).split())[:230])
        code = code if name in optional else 1
sys.exit(code)
