# /// scenario
# id = "c1652"
# kind = "database.auth"
# also = ["database.query", "code.python_exception"]
# hard = true
# why = "PostgreSQL denies the job's user the table; the job writes the message into its report of all sources and exits 1 without a traceback."
# name = "audit_view"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# before = """
# $EMRDX_ENGINES/s35/bin/python - <<'P'
# import psycopg2
# c = psycopg2.connect("host=10.0.7.12 dbname=postgres user=postgres password=s3cr3t")
# c.autocommit = True
# q = c.cursor()
# q.execute("DROP TABLE IF EXISTS visits; DROP TABLE IF EXISTS salaries; DROP ROLE IF EXISTS auditor")
# q.execute("CREATE ROLE auditor LOGIN PASSWORD 'auditor'")
# q.execute("CREATE TABLE visits AS SELECT g AS visit FROM generate_series(1, 80) g")
# q.execute("CREATE TABLE salaries AS SELECT g AS salary FROM generate_series(1, 80) g")
# q.execute("GRANT SELECT ON visits TO auditor")
# P
# """
# ///
import sys

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
report = {}
for source in ("visits", "salaries"):
    try:
        rows = (
            spark.read.format("jdbc")
            .option(
                "url", "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres"
            )
            .option("driver", "org.postgresql.Driver")
            .option("dbtable", source)
            .option("user", "auditor")
            .option("password", "auditor")
            .load()
        )
        report[source] = f"{rows.count()} rows"
    except Exception as e:
        report[source] = str(getattr(e, "java_exception", e))[:300]
spark.range(60).selectExpr("id % 5 AS desk").groupBy("desk").count().show()
for source, state in report.items():
    print(f"{source:<10}|", state.replace("\n", " "))
sys.exit(0 if all(s.endswith("rows") for s in report.values()) else 1)
