# /// scenario
# id = "c093"
# kind = "data.corrupt_file"
# also = ["code.python_exception"]
# hard = true
# why = "One ORC file is not ORC; the job hides it behind its own quality error."
# state_details = '''Job failed, please check complete logs in configured logging destination. ExitCode: 1. Last few exceptions: QualityGate: source orders has no trustworthy data, see log...'''
# name = "orc_check"
# before = "mkdir -p /mnt/in && printf 'PAR1 this is not orc at all, sorry, it is text instead' > /mnt/in/part-00007.orc"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class QualityGate(Exception):
    pass


try:
    total = spark.read.schema("id long").orc("/mnt/in").count()
except Exception as error:
    raise QualityGate("source orders has no trustworthy data, see log") from error
