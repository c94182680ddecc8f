# /// scenario
# id = "c1250"
# kind = "service.unavailable"
# also = ["code.udf_exception"]
# hard = true
# why = "The partner's API answers 503 to the tasks until their retries end; the job prints a summary and leaves."
# name = "quote_lookup"
# engine = "4.0"
# services = ["http"]
# dress = ["emrstep:quote_lookup.py"]
# ///
import sys

import pandas as pd
import requests
from pyspark.sql import SparkSession
from pyspark.sql.functions import pandas_udf
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

spark = SparkSession.builder.getOrCreate()


@pandas_udf("double")
def quote(ids: pd.Series) -> pd.Series:
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(total=2, backoff_factor=0.2, status_forcelist=(502, 503, 504))))
    return ids.map(lambda number: session.get(f"http://api.partner.example/status/503/{number}", timeout=10).json()["quote"])


parts = {}
for part in ("eu", "us"):
    try:
        parts[part] = spark.range(6).repartition(1).select(quote("id")).collect()
    except Exception as problem:
        parts[part] = problem
missing = [part for part, result in parts.items() if isinstance(result, Exception)]
print("quotes:", len(parts) - len(missing), "of", len(parts), "regions, missing", ", ".join(missing))
sys.exit(1 if missing else 0)
