# /// scenario
# id = "c485"
# kind = "access.kms_denied"
# also = ["access.denied_other"]
# why = "The queue is encrypted with a key that the role may not use."
# name = "notify_done"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "amazonsqs"
# status = 400
# code = "KMS.AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:111122223333:key/3f1c9a52-7d11-4c0e-9f21-2b6a5d0c8e77 because no identity-based policy allows the kms:GenerateDataKey action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
total = spark.range(1000).count()
sqs = boto3.client("sqs", endpoint_url="http://sqs.us-east-1.amazonaws.com")
sqs.send_message(QueueUrl="https://sqs.us-east-1.amazonaws.com/111122223333/runs", MessageBody=str(total))
