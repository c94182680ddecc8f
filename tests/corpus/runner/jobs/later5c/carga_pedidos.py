# /// scenario
# id = "c1204"
# kind = "database.connection"
# also = ["network.unreachable"]
# hard = true
# why = "Nothing listens on the database's port, as the driver says; the Portuguese job tries three times and raises a general error."
# name = "carga_pedidos"
# engine = "3.5"
# jars = ["postgres"]
# services = ["postgres"]
# dress = ["freestyle:carga_pedidos"]
# [env]
# LANGUAGE = "pt_BR"
# ///
import time

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
alvo = "jdbc:postgresql://orders-db.cluster-c1k2m3.us-east-1.rds.amazonaws.com:5433/postgres"
pedidos = spark.range(20).selectExpr("id", "id * 3 AS valor")
for tentativa in range(1, 4):
    try:
        pedidos.write.jdbc(alvo, "pedidos", mode="append", properties={"user": "postgres", "password": "s3cr3t", "driver": "org.postgresql.Driver"})
        break
    except Exception as erro:
        print(f"tentativa {tentativa}:", str(erro).split("\n\tat ")[0])
        time.sleep(1)
else:
    raise RuntimeError("carga de pedidos não concluída")
