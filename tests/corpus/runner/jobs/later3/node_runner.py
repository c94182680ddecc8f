# /// scenario
# id = "c841"
# kind = "data.path_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "A node's input does not exist; the pipeline's runner logs it in the middle and ends with an error about nodes."
# name = "run_pipeline"
# engine = "3.5"
# logging = "warn"
# ///
import logging
import sys

from pyspark.sql import SparkSession

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="[%(asctime)s] %(levelname)-8s %(message)s")
log = logging.getLogger("runner")
spark = SparkSession.builder.getOrCreate()


class NodesUnfinished(Exception):
    pass


catalog = {"orders": lambda: spark.range(20), "fx": lambda: spark.read.parquet("/mnt/lake/reference/fx/2026-11-20")}
nodes = ["load_orders:orders", "convert:fx", "aggregate:orders", "report:orders"]
finished = []
for number, node in enumerate(nodes, 1):
    name, dataset = node.split(":")
    log.info("Running node: %s([%s]) -> [%s_out]", name, dataset, name)
    try:
        catalog[dataset]().count()
    except Exception as problem:
        log.error("Node '%s' did not finish: \n%s", name, problem)
        break
    finished.append(name)
    log.info("Completed %d out of %d tasks", number, len(nodes))
left = len(nodes) - len(finished)
log.warning("There are %d nodes that have not run.\nYou can resume the pipeline run with: --from-nodes '%s'", left, nodes[len(finished)].split(":")[0])
if left:
    raise NodesUnfinished(f"{left} of {len(nodes)} nodes")
