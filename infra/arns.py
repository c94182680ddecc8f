"""ARNs of things that the stack names but does not own, in whatever partition, region and account it is put."""

from typing import Final

from aws_cdk import Aws

from emrdx_infra.settings import S3Prefix

_PSEUDO: Final = {
    Aws.PARTITION: "<AWS::Partition>",
    Aws.REGION: "<AWS::Region>",
    Aws.ACCOUNT_ID: "<AWS::AccountId>",
}


def bucket(prefix: S3Prefix) -> str:
    """The bucket of a prefix."""
    return f"arn:{Aws.PARTITION}:s3:::{prefix.bucket}"


def objects(prefix: S3Prefix) -> str:
    """Every object below a prefix."""
    return f"{bucket(prefix)}/{prefix.prefix}*"


def applications(ids: tuple[str, ...]) -> list[str]:
    """EMR Serverless applications, all of the account where none is named."""
    root = f"arn:{Aws.PARTITION}:emr-serverless:{Aws.REGION}:{Aws.ACCOUNT_ID}:/applications"
    return [f"{root}/{one}" for one in ids or ("*",)]


def job_runs(ids: tuple[str, ...]) -> list[str]:
    """The job runs of EMR Serverless applications."""
    return [f"{application}/jobruns/*" for application in applications(ids)]


def log_streams(group: str) -> str:
    """A log group of CloudWatch with its streams."""
    return f"arn:{Aws.PARTITION}:logs:{Aws.REGION}:{Aws.ACCOUNT_ID}:log-group:{group}:*"


def shown(arn: str) -> str:
    """An ARN as validation reports write it."""
    for token, name in _PSEUDO.items():
        arn = arn.replace(token, name)
    return arn
