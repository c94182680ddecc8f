# /// scenario
# id = "c1362"
# kind = "network.tls"
# also = ["code.python_exception"]
# why = "The last bytes of the driver's console, begun in the middle of a line; the partner's certificate is signed by nobody the client knows."
# name = "partner_codes"
# engine = "4.0"
# services = ["http"]
# dress = ["driver", "lastbytes:4096"]
# ///
import urllib.request

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
codes = spark.range(12).selectExpr("concat('C', id) AS code").collect()
print("asking for", len(codes), "codes")
for row in codes:
    with urllib.request.urlopen(f"https://api.partner.example/codes/{row.code}", timeout=10) as answer:
        print(row.code, answer.read())
