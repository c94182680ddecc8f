# /// scenario
# id = "c1566"
# kind = "data.corrupt_file"
# also = ["code.python_exception"]
# why = "The file with the ending .arrow is no Arrow file."
# name = "soil_probes"
# engine = "4.0"
# before = "mkdir -p /mnt/in; head -c 3000 /dev/urandom > /mnt/in/probes.arrow"
# ///
import pyarrow as pa
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
fields = spark.range(12).selectExpr("id AS field", "id % 3 AS farm")
with pa.OSFile("/mnt/in/probes.arrow") as source:
    probes = pa.ipc.open_file(source).read_all().to_pandas()
spark.createDataFrame(probes).join(fields, "field").groupBy("farm").avg("moisture").show()
