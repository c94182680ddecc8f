# /// scenario
# id = "c1354"
# kind = "access.credentials"
# also = ["code.python_exception"]
# why = "A build service's log; the key with which the job asks who it is does not exist any more."
# name = "ship_manifests"
# engine = "3.5"
# services = ["aws"]
# dress = ["codebuild:spark-submit jobs/ship_manifests.py"]
# [[aws]]
# service = "sts"
# op = "GetCallerIdentity"
# status = 403
# code = "InvalidClientTokenId"
# message = "The security token included in the request is invalid."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
manifests = spark.range(64).selectExpr("id", "concat('M-', id) AS manifest")
print("manifests to ship:", manifests.count())
account = boto3.client("sts", endpoint_url="http://sts.us-east-1.amazonaws.com").get_caller_identity()["Account"]
manifests.write.mode("overwrite").csv(f"/mnt/out/{account}/manifests")
