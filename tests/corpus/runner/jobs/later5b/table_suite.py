# /// scenario
# id = "c1100"
# kind = "sql.unresolved_column"
# hard = true
# why = "A check of a test suite selects a column that the table does not have; the runner reports one error among passed and skipped checks."
# dress = ['azure']
# name = "table_suite"
# engine = "3.5"
# ///
import logging
import sys
import unittest

from pyspark.sql import SparkSession

logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
logging.getLogger("py4j").setLevel(logging.WARNING)


class Nightly(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.spark = SparkSession.builder.getOrCreate()
        cls.spark.range(40).selectExpr("id as visit", "id % 4 as shop", "id * 1.5 as amount").createOrReplaceTempView("visits")

    def test_amounts_are_positive(self):
        self.assertEqual(0, self.spark.table("visits").where("amount < 0").count())

    def test_shops_are_known(self):
        shops = {row.shop for row in self.spark.table("visits").select("shop").distinct().collect()}
        self.assertLessEqual(shops, {0, 1, 2, 3})

    def test_tills_balance(self):
        self.assertEqual(40, self.spark.table("visits").groupBy("till_id").count().agg({"count": "sum"}).first()[0])

    @unittest.skip("feed returns in December")
    def test_vouchers(self):
        self.fail("no vouchers")


if __name__ == "__main__":
    result = unittest.main(exit=False, verbosity=2).result
    logging.info("%d checks, %d not ok", result.testsRun, len(result.errors) + len(result.failures))
    sys.exit(4 if result.errors or result.failures else 0)
