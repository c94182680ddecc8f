# /// scenario
# id = "c497"
# kind = "service.unavailable"
# also = ["network.timeout"]
# hard = true
# why = "The partner's gateway answers 502 on each try; requests reports that as a retry error."
# name = "post_results"
# engine = "3.5"
# services = ["http"]
# ///
import requests
from pyspark.sql import SparkSession
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

spark = SparkSession.builder.getOrCreate()
total = spark.range(1000).selectExpr("sum(id) as s").first().s
session = requests.Session()
session.mount("http://", HTTPAdapter(max_retries=Retry(3, status_forcelist=[502, 503], allowed_methods=None, backoff_factor=0.1)))
session.get("http://api.partner.example/status/502/results", params={"total": total})
