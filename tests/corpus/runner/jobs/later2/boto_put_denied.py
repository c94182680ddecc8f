# /// scenario
# id = "c482"
# kind = "access.s3_denied"
# also = ["code.udf_exception"]
# hard = true
# why = "S3 denies the upload that a partition makes with boto3; the job's uploader wraps it in its own class."
# name = "export_images"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: s3:PutObject on resource: \"arn:aws:s3:::acme-images/out/0.jpg\" because no identity-based policy allows the s3:PutObject action"
# ///
import io

import boto3
from boto3.exceptions import S3UploadFailedError
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class TransferProblem(Exception):
    """Raised for each partition that was not delivered."""


def upload(rows):
    s3 = boto3.client("s3", endpoint_url="http://s3.us-east-1.amazonaws.com")
    for row in rows:
        try:
            s3.upload_fileobj(io.BytesIO(bytes(2000)), "acme-images", f"out/{row.id}.jpg")
        except S3UploadFailedError as problem:
            raise TransferProblem(f"image {row.id} of partition not delivered") from problem


spark.range(20).repartition(2).foreachPartition(upload)
