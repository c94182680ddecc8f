# /// scenario
# id = "c1588"
# kind = "dependency.python_module_missing"
# also = ["code.udf_exception"]
# hard = true
# why = "The shipped package imports unidecode inside a function, the workers do not have it; the job prints only a summary."
# name = "clean_addresses"
# engine = "3.5"
# cluster = "standalone"
# before = """
# mkdir -p pkg/acme_rules && cd pkg && touch acme_rules/__init__.py
# printf 'def street(text):\\n    return text.title()\\n\\n\\ndef search_key(text):\\n    from unidecode import unidecode\\n\\n    return unidecode(text).lower()\\n' > acme_rules/address.py
# jar cMf ../acme_rules-0.9.zip acme_rules; cd .. && rm -r pkg
# """
# submit = ["--py-files", "/home/hadoop/acme_rules-0.9.zip"]
# ///
import sys

from acme_rules import address
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

spark = SparkSession.builder.appName("clean_addresses").getOrCreate()
places = spark.createDataFrame([("rue de la gare",), ("große straße",), ("plaça nova",)] * 40, "line string")
columns = {"street": address.street, "search_key": address.search_key}
state = {}
for name, rule in columns.items():
    try:
        places.select(F.udf(rule, "string")("line").alias(name)).write.mode("overwrite").parquet(
            "/mnt/out/" + name
        )
        state[name] = "written"
    except Exception as e:
        state[name] = "not written, " + type(e).__name__
print("address columns:", state)
sys.exit(0 if set(state.values()) == {"written"} else 1)
