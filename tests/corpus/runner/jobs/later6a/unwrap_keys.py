# /// scenario
# id = "c1327"
# kind = "access.kms_denied"
# also = ["code.udf_exception"]
# why = "The role may not decrypt the customers' data keys; the tasks' own exception names a tenant only."
# name = "unwrap_keys"
# engine = "4.0"
# services = ["aws"]
# [[aws]]
# service = "kms"
# op = "Decrypt"
# code = "AccessDeniedException"
# message = "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access."
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()


class TenantLocked(Exception):
    pass


def unwrap(tenants):
    kms = boto3.client("kms", endpoint_url="http://kms.us-east-1.amazonaws.com")
    for tenant in tenants:
        try:
            yield tenant, len(kms.decrypt(CiphertextBlob=b"\x01\x02" + bytes([tenant]))["Plaintext"])
        except Exception as e:
            raise TenantLocked(f"tenant {tenant}") from e


print(spark.sparkContext.parallelize(range(6), 2).mapPartitions(unwrap).collect())
