# /// scenario
# id = "c488"
# kind = "access.denied_other"
# also = ["access.catalog_denied"]
# why = "The role may not start the Glue workflow that follows the job."
# name = "trigger_next"
# engine = "3.4"
# services = ["aws"]
# [[aws]]
# service = "glue"
# status = 400
# code = "AccessDeniedException"
# message = "User: arn:aws:sts::111122223333:assumed-role/emr-job-runtime/00fabcd is not authorized to perform: glue:StartWorkflowRun on resource: arn:aws:glue:us-east-1:111122223333:workflow/silver-to-gold because no identity-based policy allows the glue:StartWorkflowRun action"
# ///
import boto3
from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
spark.range(100).write.parquet("/mnt/out/silver")
boto3.client("glue", endpoint_url="http://glue.us-east-1.amazonaws.com").start_workflow_run(Name="silver-to-gold")
