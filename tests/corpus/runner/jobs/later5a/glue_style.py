# /// scenario
# id = "c1049"
# kind = "code.bad_arguments"
# also = ["code.python_exception"]
# why = "The job is started without one of the options that it demands."
# name = "stage_customers"
# engine = "3.4"
# args = ["--JOB_NAME", "stage_customers", "--target", "s3://acme-stage/customers"]
# ///
import argparse
import sys

from pyspark.sql import SparkSession


class JobArgumentError(ValueError):
    pass


class OptionParser(argparse.ArgumentParser):
    def error(self, message):
        raise JobArgumentError(message)


def resolved_options(argv, names):
    parser = OptionParser()
    for name in names:
        parser.add_argument(f"--{name}", required=True)
    return vars(parser.parse_known_args(argv[1:])[0])


options = resolved_options(sys.argv, ["JOB_NAME", "run_day", "target"])
spark = SparkSession.builder.appName(options["JOB_NAME"]).getOrCreate()
spark.range(10).write.mode("overwrite").parquet(options["target"])
