# /// scenario
# id = "c763"
# kind = "sql.table_not_found"
# also = ["code.python_exception"]
# hard = true
# why = "Of four steps in threads one reads a table that does not exist; the others are cancelled and the end names only the count."
# name = "mart_steps"
# engine = "3.4"
# ///
import logging
from concurrent.futures import FIRST_EXCEPTION, CancelledError, ThreadPoolExecutor, wait

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="[%(levelname)s] %(asctime)s %(threadName)s: %(message)s")
log = logging.getLogger("mart")
spark = SparkSession.builder.getOrCreate()
spark.range(2000).selectExpr("id", "id % 9 as shop").createOrReplaceTempView("sales")
STEPS = {
    "by_shop": "select shop, count(*) from sales group by shop",
    "by_region": "select r.region, count(*) from sales s join regions r on s.shop = r.shop group by r.region",
    "by_day": "select date_add(date'2026-11-01', cast(id % 20 as int)), count(*) from sales group by 1",
    "top": "select shop from sales group by shop order by count(*) desc limit 3",
}


def run(name):
    log.info("step %s", name)
    try:
        return len(spark.sql(STEPS[name]).collect())
    except Exception as problem:
        log.warning("step %s: %s", name, str(problem).splitlines()[0][:140])
        raise


with ThreadPoolExecutor(2) as pool:
    futures = [pool.submit(run, name) for name in STEPS]
    done, rest = wait(futures, return_when=FIRST_EXCEPTION)
    for future in rest:
        future.cancel()
bad = 0
for future in futures:
    try:
        future.result(timeout=60)
    except CancelledError:
        bad += 1
    except Exception:
        bad += 1
if bad:
    raise SystemExit(f"{bad} of {len(STEPS)} steps incomplete")
