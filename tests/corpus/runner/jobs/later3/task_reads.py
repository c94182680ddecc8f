# /// scenario
# id = "c673"
# kind = "access.s3_denied"
# also = ["code.udf_exception"]
# why = "S3 denies an object that a task gets with boto3."
# name = "thumbnail_sizes"
# engine = "3.4"
# services = ["aws"]
# objects = { "acme-images/a.png" = "x" }
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: s3:GetObject on resource: \"arn:aws:s3:::acme-images/a.png\" because no identity-based policy allows the s3:GetObject action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def size(key):
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
    return len(s3.get_object(Bucket="acme-images", Key=key)["Body"].read())


print(spark.sparkContext.parallelize(["a.png"], 1).map(size).sum())
