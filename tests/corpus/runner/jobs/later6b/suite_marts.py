# /// scenario
# id = "c1344"
# kind = "sql.table_not_found"
# also = ["code.exit_nonzero"]
# hard = true
# why = "A test runner's coloured report; the fixture that all checks share reads a table that does not exist, so each of them is an error."
# name = "suite_marts"
# engine = "3.5"
# dress = ["driver"]
# before = "cp -r $EMRDX_ENGINES/libs /mnt/libs"
# [env]
# PYTHONPATH = "/mnt/libs"
# COLUMNS = "100"
# [files]
# "checks/test_marts.py" = '''
# import pytest
# from pyspark.sql import SparkSession
#
#
# @pytest.fixture(scope="session")
# def spark():
#     return SparkSession.builder.getOrCreate()
#
#
# @pytest.fixture
# def revenue(spark):
#     return spark.table("marts.revenue_daily").where("day >= '2026-11-01'")
#
#
# def test_range(spark):
#     assert spark.range(10).count() == 10
#
#
# def test_no_gaps(revenue):
#     assert revenue.select("day").distinct().count() == 20
#
#
# def test_positive(revenue):
#     assert revenue.where("amount < 0").count() == 0
#
#
# @pytest.mark.parametrize("region", ["eu", "us"])
# def test_regions(revenue, region):
#     assert revenue.where(f"region = '{region}'").count() > 0
# '''
# ///
import sys

import pytest
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
code = pytest.main(["--color=yes", "-p", "no:cacheprovider", "--tb=short", "checks"])
spark.stop()
sys.exit(int(code))
