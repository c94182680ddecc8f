# /// scenario
# id = "c211"
# kind = "access.kms_denied"
# also = ["code.udf_exception"]
# why = "KMS denies Decrypt in a task."
# name = "decrypt_pii"
# services = ["aws"]
# engine = "4.0"
# logging = "iso"
# [env]
# AWS_ENDPOINT_URL = "http://kms.us-east-1.amazonaws.com"
# [[aws]]
# service = "kms"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:Decrypt on the resource associated with this ciphertext because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access"
# ///
import boto3
from pyspark.sql import SparkSession
from pyspark.sql.functions import udf

spark = SparkSession.builder.getOrCreate()
plain = udf(lambda v: boto3.client("kms").decrypt(CiphertextBlob=bytes(v))["Plaintext"].decode())
spark.range(3).selectExpr("encode(string(id), 'UTF-8') as v").select(plain("v")).show()
