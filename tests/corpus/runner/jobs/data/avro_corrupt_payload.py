# /// scenario
# id = "c097"
# kind = "data.malformed_record"
# also = ["data.corrupt_file", "data.schema_mismatch"]
# why = "from_avro meets a payload that is no record of the schema."
# name = "decode_events"
# jars = ["avro"]
# ///
from pyspark.sql import SparkSession
from pyspark.sql.avro.functions import from_avro

spark = SparkSession.builder.getOrCreate()
schema = '{"type": "record", "name": "e", "fields": [{"name": "id", "type": "long"}, {"name": "name", "type": "string"}]}'
raw = spark.sql("select unhex('02F7FFFFFFFFFF') as value union all select unhex('0402') as value")
raw.select(from_avro("value", schema, {"mode": "FAILFAST"}).alias("e")).write.json("/mnt/events")
