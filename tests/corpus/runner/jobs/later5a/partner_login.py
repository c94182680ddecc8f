# /// scenario
# id = "c1062"
# name = "partner_login"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# hard = true
# why = "The secret of the partner's login is not there; the job prints the code of the answer and raises its own exception without it."
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "secretsmanager"
# op = "GetSecretValue"
# status = 400
# code = "ResourceNotFoundException"
# message = "Secrets Manager can't find the specified secret."
# ///
import boto3
from botocore.exceptions import ClientError
from pyspark.sql import SparkSession


class NoLogin(RuntimeError):
    pass


def login(partner):
    client = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
    try:
        return client.get_secret_value(SecretId=f"partners/{partner}")["SecretString"]
    except ClientError as problem:
        print(f"{problem.operation_name}: {problem.response['Error']['Code']} for partners/{partner}")
        raise NoLogin(partner) from None


spark = SparkSession.builder.getOrCreate()
codes = [row.id for row in spark.range(5).collect()]
print(len(codes), "codes to send,", len(login("northwind")), "characters")
