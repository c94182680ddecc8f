# /// scenario
# id = "c1674"
# kind = "access.secret_denied"
# also = ["code.python_exception"]
# hard = true
# why = "The parameter with the connection does not exist: Parameter Store names it among the invalid ones (one printed line, no exception); the traceback only tells of the missing entry."
# name = "crm_rows"
# engine = "3.5"
# services = ["aws"]
# [[aws]]
# service = "ssm"
# op = "GetParameters"
# status = 200
# body = '{"Parameters": [{"Name": "/prod/crm/schema", "Type": "String", "Value": "crm"}], "InvalidParameters": ["/prod/crm/dsn"]}'
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
ssm = boto3.client("ssm", region_name="us-east-1", endpoint_url="http://ssm.us-east-1.amazonaws.com")
answer = ssm.get_parameters(Names=["/prod/crm/schema", "/prod/crm/dsn"], WithDecryption=True)
for name in answer["InvalidParameters"]:
    print(f"ssm get_parameters: {name} is not a valid parameter name or does not exist")
settings = {p["Name"].rsplit("/", 1)[1]: p["Value"] for p in answer["Parameters"]}
print("customers:", spark.range(700).count())
rows = spark.read.jdbc(settings["dsn"], f"{settings['schema']}.customer")
rows.write.mode("overwrite").parquet("/mnt/out/crm")
