# /// scenario
# id = "c927"
# kind = "access.kms_denied"
# also = ["access.s3_denied"]
# why = "The role may not use the key that encrypts the objects."
# name = "copy_ledger"
# engine = "4.0"
# jars = ["s3a"]
# services = ["aws"]
# objects = { "acme-ledger/2026/a.csv" = "1,2\n3,4\n" }
# [[aws]]
# service = "s3"
# op = "GetObject"
# status = 403
# code = "AccessDenied"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:us-east-1:444455556666:key/0b2c4d6e-1111-4a2b-9c3d-5e6f7a8b9c0d because no resource-based policy allows the kms:Decrypt action"
# ///
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.read.schema("a long, b long").csv("s3a://acme-ledger/2026/").groupBy("a").sum("b").show()
