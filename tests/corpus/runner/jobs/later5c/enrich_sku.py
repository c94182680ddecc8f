# /// scenario
# id = "c1207"
# kind = "network.timeout"
# also = ["code.udf_exception"]
# hard = true
# why = "The feed's host does not answer the tasks; their function logs it and raises an error of its own without it, the pod's operator adds its own."
# name = "enrich_sku"
# engine = "3.5"
# logging = "warn"
# dress = ["kpo:catalog_hourly.enrich_sku"]
# ///
import logging

import requests
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class EnrichmentIncomplete(Exception):
    pass


def enrich(rows):
    log = logging.getLogger("enrich")
    session = requests.Session()
    for row in rows:
        for attempt in (1, 2):
            try:
                session.get(f"http://feeds.partner.example/v2/sku/{row.id}", timeout=2)
                break
            except requests.RequestException as problem:
                log.warning("attempt %d for sku %s: %s", attempt, row.id, problem)
        else:
            raise EnrichmentIncomplete(f"sku {row.id} left without attributes") from None
        yield row.id


print("enriched", spark.range(4).repartition(1).rdd.mapPartitions(enrich).count())
