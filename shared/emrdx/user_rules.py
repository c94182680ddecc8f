"""A deployment's own rule files, from a folder of the bundle or from S3."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

    from emrdx.diagnosis import RuleSet

SUFFIXES: Final = (".yaml", ".yml")
_FILES_MAX: Final = 200
_FILE_BYTES_MAX: Final = 1024 * 1024


def user_rules(place: str | None, s3: "Callable[[], S3Client]") -> "RuleSet | None":
    """The rules of a place before ours, as `rule_files` finds them; None without a place: ours alone.

    Raises:
        InvalidRulesError: a file is not of the form, or names a kind's facts anew.
    """
    if place is None:
        return None
    from emrdx.diagnosis import rule_set

    return rule_set(rule_files(place, s3()))


def rule_files(place: str, s3: "S3Client") -> Iterator[tuple[str, bytes]]:
    """Name and text of each rule file below a folder or an `s3://bucket/prefix/`, in the order of names."""
    if place.startswith("s3://"):
        yield from _objects(place, s3)
        return
    for file in sorted(Path(place).rglob("*"))[:_FILES_MAX]:
        if file.suffix in SUFFIXES:
            yield file.relative_to(place).as_posix(), file.read_bytes()


def _objects(place: str, s3: "S3Client") -> Iterator[tuple[str, bytes]]:
    bucket, _, prefix = place.removeprefix("s3://").partition("/")
    pages = s3.get_paginator("list_objects_v2").paginate(
        Bucket=bucket, Prefix=prefix, PaginationConfig={"MaxItems": _FILES_MAX}
    )
    for page in pages:
        for found in page.get("Contents", []):
            key = found["Key"]
            if key.endswith(SUFFIXES) and found["Size"] <= _FILE_BYTES_MAX:
                yield key.removeprefix(prefix), s3.get_object(Bucket=bucket, Key=key)["Body"].read()
