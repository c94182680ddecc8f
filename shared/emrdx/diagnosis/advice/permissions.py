"""What IAM calls an operation, and the role behind a session: what a policy's statement names."""

from typing import Final

import re2

# The permission of an S3 operation, where it has another name. Service Authorization Reference, "Amazon S3".
_PERMISSIONS: Final = {
    "HeadObject": "s3:GetObject",
    "CopyObject": "s3:GetObject and s3:PutObject",
    "ListObjects": "s3:ListBucket",
    "ListObjectsV2": "s3:ListBucket",
    "HeadBucket": "s3:ListBucket",
    "ListBuckets": "s3:ListAllMyBuckets",
    "CreateMultipartUpload": "s3:PutObject",
    "UploadPart": "s3:PutObject",
    "CompleteMultipartUpload": "s3:PutObject",
    "DeleteObjects": "s3:DeleteObject",
    "GetObject": "s3:GetObject",
    "PutObject": "s3:PutObject",
    "DeleteObject": "s3:DeleteObject",
}
_SESSION: Final = re2.compile(
    r"^arn:(?P<partition>[\w-]+):sts::(?P<account>\d+):assumed-role/(?P<role>[^/]+)/"
)


def permission(operation: str, service: str = "") -> str:
    """The action that allows an operation of a service, which is named as IAM does; empty without an operation."""
    own = f"{service}:{operation}" if service and operation else operation
    return _PERMISSIONS.get(operation, own)


def role_of(principal: str) -> str:
    """The role of a session's ARN, which is what a policy is attached to."""
    match = _SESSION.match(principal)
    if match is None:
        return principal
    return f"arn:{match.group('partition')}:iam::{match.group('account')}:role/{match.group('role')}"
