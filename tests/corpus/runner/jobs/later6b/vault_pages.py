# /// scenario
# id = "c1358"
# kind = "access.kms_denied"
# also = ["access.s3_denied"]
# hard = true
# why = "The middle of each stream is left out; S3 refuses the objects because the role may not decrypt with their key, which only the kept ends tell among long chains."
# name = "vault_pages"
# engine = "3.5"
# jars = ["s3a"]
# services = ["aws"]
# dress = ["elide:30"]
# [objects]
# "acme-vault/pages/a.json" = "{\"page\": 1}\n"
# "acme-vault/pages/b.json" = "{\"page\": 2}\n"
# [[aws]]
# service = "s3"
# op = "GetObject"
# match = "b.json"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-serverless-job-role/session is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:111122223333:key/0b6e2c1a-7d5f-4c39-9a51-3f2e8d7c6b10 because no identity-based policy allows the kms:Decrypt action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
pages = spark.read.schema("page int").json("s3a://acme-vault/pages/")
pages.groupBy("page").count().show()
