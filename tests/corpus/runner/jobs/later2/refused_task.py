# /// scenario
# id = "c494"
# kind = "network.unreachable"
# also = ["code.udf_exception"]
# hard = true
# why = "Nothing listens on the feature service's port; the tasks' session retries first."
# name = "add_features"
# engine = "3.5"
# logging = "millis"
# ///
import requests
from pyspark.sql import SparkSession
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

spark = SparkSession.builder.getOrCreate()


def features(frames):
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=Retry(3, backoff_factor=0.1)))
    for frame in frames:
        frame["f"] = [session.get(f"http://localhost:8815/features/{n}").json()["f"] for n in frame["id"]]
        yield frame


spark.range(4).mapInPandas(features, "id long, f double").write.parquet("/mnt/out/features")
