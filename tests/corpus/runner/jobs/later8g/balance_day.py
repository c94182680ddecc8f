# /// scenario
# id = "c1614"
# kind = "code.python_exception"
# also = []
# hard = true
# why = "The job's own BalanceMismatch; the texts about a rejected password and a full disk are data, notes of the ledger."
# name = "balance_day"
# engine = "3.5"
# ///
import logging

from pyspark.sql import SparkSession

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s - %(message)s", level=logging.INFO)
logging.getLogger("py4j").setLevel(logging.WARNING)
log = logging.getLogger("balance")
spark = SparkSession.builder.appName("balance_day").getOrCreate()


class BalanceMismatch(Exception):
    pass


notes = {
    3: 'booked twice, first try ended with FATAL: password authentication failed for user "ledger_rw"',
    7: "entered by hand after OSError: [Errno 28] No space left on device on the old host",
}
entries = spark.createDataFrame(
    [(n, 10.0 * n, notes.get(n, "")) for n in range(1, 9)], "entry int, amount double, note string"
)
for row in entries.where("note <> ''").collect():
    log.warning("entry %d: %s", row.entry, row.note)
total = entries.selectExpr("sum(amount) AS total").first().total
if total != 350.0:
    raise BalanceMismatch(
        f"ledger 2026-11-21: entries {total:.2f}, bank 350.00, notes {sorted(notes.values())}"
    )
entries.write.parquet("/mnt/out/ledger")
