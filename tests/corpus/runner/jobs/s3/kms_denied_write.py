# /// scenario
# id = "c024"
# kind = "access.kms_denied"
# also = ["access.s3_denied"]
# hard = true
# why = "Writing needs kms:GenerateDataKey, which the role lacks; the first lines only say Access Denied and 403."
# name = "secure_export"
# jars = ["s3a"]
# services = ["aws"]
# engine = "4.0"
# [[aws]]
# service = "s3"
# op = "PutObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:us-east-1:444455556666:key/9e8d7c6b-5a4f-4e3d-2c1b-0a9f8e7d6c5b because no resource-based policy allows the kms:GenerateDataKey action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).withColumnRenamed("id", "account").write.parquet("s3a://acme-secure/export/")
