# /// scenario
# id = "c1508"
# kind = "database.auth"
# also = ["code.python_exception"]
# hard = true
# why = "The database rejects the password (one printed line); the traceback only shows the KeyError of the cache that is used instead."
# name = "plan_bonus"
# engine = "3.5"
# services = ["postgres"]
# ///
import json

import pandas as pd
from pyspark.sql import SparkSession
from sqlalchemy import create_engine

spark = SparkSession.builder.getOrCreate()


def bonus_rates():
    engine = create_engine(
        "postgresql+psycopg2://planner:winter26@orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com/postgres"
    )
    try:
        return dict(pd.read_sql("SELECT grade, rate FROM bonus_rates", engine).values)
    except Exception as e:
        print("database said:", " ".join(str(e).split())[:330], "- using the cached rates")
        return json.loads('{"A": 0.1, "B": 0.07, "C": 0.05}')


rates = bonus_rates()
staff = spark.range(80).selectExpr(
    "id", "element_at(array('A', 'B', 'C', 'D'), CAST(id % 4 + 1 AS INT)) AS grade"
)
for row in staff.groupBy("grade").count().orderBy("grade").collect():
    print(row.grade, row["count"], rates[row.grade])
