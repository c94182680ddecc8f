# /// scenario
# id = "c1394"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# why = "A state machine's failed task; the run's state text ends in the secret that the role may not read."
# name = "push_ratings"
# engine = "4.0"
# services = ["aws"]
# dress = ["driver", "stepfn:push_ratings"]
# [[aws]]
# service = "secretsmanager"
# op = "GetSecretValue"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: secretsmanager:GetSecretValue on resource: prod/ratings/api because no identity-based policy allows the secretsmanager:GetSecretValue action"
# ///
import json

import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ratings = spark.range(500).selectExpr("id AS film", "id % 5 + 1 AS stars")
print("ratings:", ratings.count())
store = boto3.client("secretsmanager", endpoint_url="http://secretsmanager.us-east-1.amazonaws.com")
login = json.loads(store.get_secret_value(SecretId="prod/ratings/api")["SecretString"])
print(sorted(login))
