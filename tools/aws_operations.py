"""Derives `emrdx/signals/aws_operations.json` from botocore's own service models.

    python tools/aws_operations.py

botocore's errors name the operation and not the service. The result maps each operation of the services that
data jobs call to its service, as IAM names it, where only one of them has an operation of that name.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from botocore.loaders import Loader

TARGET = Path(__file__).parent.parent / "shared/emrdx/signals/aws_operations.json"

# botocore's name, and IAM's where it differs.
SERVICES = {
    "s3": "s3",
    "glue": "glue",
    "kms": "kms",
    "sts": "sts",
    "ssm": "ssm",
    "sqs": "sqs",
    "sns": "sns",
    "logs": "logs",
    "athena": "athena",
    "lambda": "lambda",
    "dynamodb": "dynamodb",
    "kinesis": "kinesis",
    "firehose": "firehose",
    "secretsmanager": "secretsmanager",
    "lakeformation": "lakeformation",
    "redshift-data": "redshift-data",
    "rds-data": "rds-data",
    "stepfunctions": "states",
    "events": "events",
    "emr": "elasticmapreduce",
    "emr-serverless": "emr-serverless",
    "emr-containers": "emr-containers",
    "ecr": "ecr",
    "kafka": "kafka",
    "s3tables": "s3tables",
    "sagemaker-runtime": "sagemaker",
    "bedrock-runtime": "bedrock",
    "timestream-query": "timestream",
    "timestream-write": "timestream",
    "codeartifact": "codeartifact",
}
# Of an operation that several services have, the one that jobs call; the other's callers are control planes.
PREFERRED = ("s3", "glue", "kms", "sts", "dynamodb", "secretsmanager", "kinesis")

ELSEWHERE = ("s3tables", "timestream", "athena")


def operations() -> dict[str, str]:
    """Operation to service, without those that several of them have."""
    loader = Loader()
    found: dict[str, set[str]] = defaultdict(set)
    for model, service in SERVICES.items():
        for operation in loader.load_service_model(model, "service-2")["operations"]:
            found[operation].add(service)
    chosen = {name: next(iter(owners)) for name, owners in found.items() if len(owners) == 1}
    for name, owners in found.items():
        if name not in chosen and (ours := [one for one in PREFERRED if one in owners]):
            chosen[name] = ours[0] if len(ours) == 1 and owners <= {*ours, *ELSEWHERE} else ""
    return {name: service for name, service in sorted(chosen.items()) if service}


def main() -> int:
    """Writes the table."""
    table = operations()
    TARGET.write_text(json.dumps(table, indent=0) + "\n")
    sys.stdout.write(f"{len(table)} operations in {TARGET.name}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
