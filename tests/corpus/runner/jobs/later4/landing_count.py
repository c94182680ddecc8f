# /// scenario
# id = "c932"
# kind = "access.credentials"
# also = []
# why = "No provider of S3A's chain has credentials."
# name = "landing_count"
# engine = "4.0"
# jars = ["s3a"]
# env = { AWS_EC2_METADATA_DISABLED = "true", AWS_REGION = "us-east-1" }
# conf = { "spark.hadoop.fs.s3a.aws.credentials.provider" = "org.apache.hadoop.fs.s3a.SimpleAWSCredentialsProvider,software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider" }
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
print(spark.read.text("s3a://acme-landing/2026-11-20/").count())
