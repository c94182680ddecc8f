# /// scenario
# id = "c487"
# kind = "access.secret_denied"
# also = []
# hard = true
# why = "The tasks may not read the token's secret; the job's client wraps the denial twice."
# name = "push_leads"
# engine = "4.0"
# logging = "json"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: secretsmanager:GetSecretValue on resource: partner/leads because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class NotConfigured(Exception):
    pass


class PushFailed(Exception):
    pass


def token():
    try:
        client = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
        return client.get_secret_value(SecretId="partner/leads")["SecretString"]
    except Exception as problem:
        raise NotConfigured("lead API has no token") from problem


def push(rows):
    for row in rows:
        try:
            yield len(token()) + row.id
        except NotConfigured as problem:
            raise PushFailed(f"lead {row.id}") from problem


print(spark.range(12).repartition(2).rdd.mapPartitions(push).count())
