# /// scenario
# id = "c437"
# kind = "data.commit_conflict"
# also = []
# why = "Two overwrites of one Iceberg table under serializable isolation; the slower one finds new data files."
# name = "restate_month"
# engine = "4.0"
# jars = ["iceberg"]
# ///
import threading
import time

from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
spark.sql("create table lake.fin.month (id bigint, v bigint) using iceberg tblproperties ('write.update.isolation-level'='serializable', 'write.update.mode'='copy-on-write', 'commit.retry.num-retries'='1')")
spark.sql("insert into lake.fin.month select id, id from range(20)")


@udf("long")
def restate(n):
    time.sleep(0.5)
    return n * 2


spark.udf.register("restate", restate)


def correct():
    time.sleep(3)
    spark.sql("insert into lake.fin.month values (3, 4)")


thread = threading.Thread(target=correct)
thread.start()
spark.sql("update lake.fin.month set v = restate(v) where id < 15")
thread.join()
