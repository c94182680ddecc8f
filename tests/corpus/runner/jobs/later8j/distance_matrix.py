# /// scenario
# id = "c1702"
# kind = "memory.python_oom"
# also = ["code.python_exception"]
# hard = true
# why = "NumPy cannot allocate the matrix in the driver's Python, which has a memory limit; the job logs only the message among its steps, and its last exception is about a file that was therefore never written."
# name = "distance_matrix"
# engine = "4.0"
# ///
import logging
import resource

import numpy as np
from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)-7s %(message)s", level=logging.INFO)
logging.getLogger("py4j").setLevel(logging.WARNING)
spark = SparkSession.builder.appName("distance_matrix").getOrCreate()
resource.setrlimit(resource.RLIMIT_AS, (1500 << 20, 1500 << 20))
stops = spark.range(24000).selectExpr("id AS stop", "id % 311 * 1.0D AS x", "id % 197 * 1.0D AS y").toPandas()


def sizes():
    logging.info("step sizes: %d stops", len(stops))


def distances():
    at = stops[["x", "y"]].to_numpy()
    apart = np.abs(at[:, None, 0] - at[None, :, 0])
    np.save("/mnt/distances.npy", apart)


def lines():
    logging.info("step lines: %d", stops.y.nunique())


for step in (sizes, distances, lines):
    try:
        step()
    except Exception as e:
        logging.warning("step %s left out: %s", step.__name__, e)
apart = np.load("/mnt/distances.npy")
logging.info("mean distance %.2f", apart.mean())
