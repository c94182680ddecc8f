# /// scenario
# id = "c490"
# kind = "access.credentials"
# also = ["submit.bad_config"]
# why = "The job asks for a named AWS profile that the worker does not have."
# name = "copy_reports"
# engine = "4.0"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
names = [r.name for r in spark.range(3).selectExpr("concat('report-', id) as name").collect()]
session = boto3.Session(profile_name="acme-reporting", region_name="us-east-1")
for name in names:
    session.client("s3").copy_object(Bucket="acme-archive", Key=name, CopySource=f"acme-reports/{name}")
