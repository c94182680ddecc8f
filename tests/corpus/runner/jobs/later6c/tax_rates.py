# /// scenario
# id = "c1400"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# hard = true
# why = "Parameter Store denies reading the token (one printed line); the traceback only shows that the fallback has none."
# name = "tax_rates"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "ssm"
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/etl-tax/8f21c is not authorized to perform: ssm:GetParameter on resource: arn:aws:ssm:us-east-1:111122223333:parameter/tax/api-token because no identity-based policy allows the ssm:GetParameter action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


def token():
    try:
        ssm = boto3.client("ssm", endpoint_url="http://ssm.us-east-1.amazonaws.com")
        return ssm.get_parameter(Name="/tax/api-token", WithDecryption=True)["Parameter"]["Value"]
    except Exception as e:
        print("parameter /tax/api-token:", e, "- using the local settings", flush=True)
        return {"region": "emea"}.get("token")


rates = spark.createDataFrame([("DE", 19.0), ("FR", 20.0)], ["country", "rate"])
print(rates.count(), "countries")
header = "Bearer " + token()
print(len(header))
