"""Which call a request to AWS is, and its body."""

from __future__ import annotations

from typing import Any


def service(target: str) -> str:
    """The service that an `X-Amz-Target` names."""
    head = target.split(".", maxsplit=1)[0]
    known = {
        "AWSGlue": "glue",
        "AmazonSSM": "ssm",
        "TrentService": "kms",
        "AWSLakeFormation": "lakeformation",
    }
    return known.get(head, head.split("_")[0].lower())


def operation(method: str, key: str, query: dict[str, list[str]], headers: Any) -> str:
    """The operation of S3 that a request calls."""
    if not key:
        return {"GET": "ListObjectsV2", "HEAD": "HeadBucket", "POST": "DeleteObjects"}.get(
            method, "CreateBucket"
        )
    if "uploads" in query or "uploadId" in query:
        return "MultipartUpload"
    if method == "PUT" and headers.get("x-amz-copy-source"):
        return "CopyObject"
    return {"GET": "GetObject", "HEAD": "HeadObject", "PUT": "PutObject", "DELETE": "DeleteObject"}[method]


def unchunked(body: bytes) -> bytes:
    """A body without the frames of `aws-chunked`."""
    out, rest = b"", body
    while rest:
        head, _, rest = rest.partition(b"\r\n")
        size = int(head.split(b";")[0], 16)
        if size == 0:
            break
        out, rest = out + rest[:size], rest[size + 2 :]
    return out
