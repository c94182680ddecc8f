# /// scenario
# id = "c1627"
# kind = "database.auth"
# also = ["database.query"]
# why = "The database role may not read the table: permission denied."
# name = "ledger_totals"
# engine = "4.0"
# jars = ["postgres"]
# services = ["postgres"]
# before = "PGPASSWORD=s3cr3t psql -q -h 10.0.7.12 -U postgres -c 'DROP TABLE IF EXISTS general_ledger' -c 'CREATE TABLE general_ledger (account int, cents bigint)' -c \"DO \\$\\$ BEGIN CREATE ROLE reporting LOGIN PASSWORD 'rep_pw'; EXCEPTION WHEN duplicate_object THEN NULL; END \\$\\$\""
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("ledger_totals").getOrCreate()
ledger = spark.read.format("jdbc").options(
    url="jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5432/postgres",
    dbtable="general_ledger",
    user="reporting",
    password="rep_pw",
    driver="org.postgresql.Driver",
)
ledger.load().groupBy("account").sum("cents").write.csv("/mnt/out/ledger")
