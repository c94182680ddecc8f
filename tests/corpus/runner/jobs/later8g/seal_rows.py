# /// scenario
# id = "c1611"
# kind = "access.kms_denied"
# also = ["code.udf_exception"]
# why = "KMS denies Encrypt, called inside tasks."
# name = "seal_rows"
# engine = "3.5"
# cluster = "standalone"
# services = ["aws"]
# env = { AWS_ENDPOINT_URL_KMS = "http://kms.us-east-1.amazonaws.com" }
# conf = { "spark.task.maxFailures" = "2" }
# [[aws]]
# service = "kms"
# op = "Encrypt"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: kms:Encrypt on resource: arn:aws:kms:us-east-1:111122223333:key/5f1c2a90-3b7e-4d51-9a65-0c8e7d2b4f10 because no resource-based policy allows the kms:Encrypt action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.appName("seal_rows").getOrCreate()
people = spark.range(0, 40, 1, 2).selectExpr("id", "concat('tax-', id) AS tax_no")


def seal(rows):
    kms = boto3.client("kms")
    for row in rows:
        answer = kms.encrypt(KeyId="alias/people", Plaintext=row.tax_no.encode())
        yield row.id, answer["CiphertextBlob"].hex()


people.rdd.mapPartitions(seal).toDF(["id", "sealed"]).write.parquet("/mnt/out/sealed")
