# /// scenario
# id = "c581"
# kind = "service.throttled"
# also = []
# hard = true
# why = "Parameter Store throttles the settings' reader; the job then complains about settings that it does not have."
# name = "read_settings"
# engine = "3.4"
# services = ["aws"]
# env = { AWS_MAX_ATTEMPTS = "2" }
# [[aws]]
# service = "ssm"
# status = 400
# code = "ThrottlingException"
# message = "Rate exceeded"
# ///
import boto3
from pyspark.sql import SparkSession


def settings():
    found = {}
    ssm = boto3.client("ssm", endpoint_url="http://ssm.us-east-1.amazonaws.com")
    for name in ("/etl/target", "/etl/limit"):
        try:
            found[name] = ssm.get_parameter(Name=name)["Parameter"]["Value"]
        except Exception as problem:
            print(f"WARN settings: {name}: {problem}")
    return found


spark = SparkSession.builder.getOrCreate()
values = settings()
spark.range(int(values["/etl/limit"])).write.parquet(values["/etl/target"])
