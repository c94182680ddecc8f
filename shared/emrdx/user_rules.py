"""Users' own rule files: of a folder, or an `s3://bucket/prefix/`, or one file."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

    from emrdx.diagnosis import RuleSet

SUFFIXES: Final = (".yaml", ".yml")
S3_SCHEME: Final = "s3://"
_FILES_MAX: Final = 200
_FILE_BYTES_MAX: Final = 1024 * 1024

_Found: TypeAlias = tuple[str, int, Callable[[], bytes]]


def user_rules(place: str | None, s3: "Callable[[], S3Client]") -> "RuleSet | None":
    """The rules of a place before ours, as `rule_files` finds them; None without a place: ours alone.

    Raises:
        InvalidRulesError: a file is not of the form, or has a pattern or a name that is none.
    """
    if place is None:
        return None
    from emrdx.diagnosis.rule_sets import rule_set

    return rule_set(rule_files(place, s3))


def rule_files(place: str, s3: "Callable[[], S3Client]") -> Iterator[tuple[str, bytes]]:
    """Path and text of a file, or of each rule file below a folder or an `s3://bucket/prefix/`, in order of paths.

    Raises:
        InvalidRulesError: there are more than 200 of them, or one has more than 1 MiB: no rule is left out unsaid.
    """
    found = _objects(place, s3()) if place.startswith(S3_SCHEME) else _files(Path(place))
    for number, (name, size, read) in enumerate(found):
        if number == _FILES_MAX or size > _FILE_BYTES_MAX:
            from emrdx.diagnosis.knowledge.rules import InvalidRulesError

            bound = f"{_FILES_MAX} rule files" if number == _FILES_MAX else f"{_FILE_BYTES_MAX} bytes"
            message = f"{name}: beyond the {bound} that are read from {place}; take fewer or smaller files"
            raise InvalidRulesError(message)
        yield name, read()


def _files(place: Path) -> Iterator[_Found]:
    for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if file == place or (file.suffix in SUFFIXES and file.is_file()):
            yield str(file), file.stat().st_size, file.read_bytes


def _objects(place: str, s3: "S3Client") -> Iterator[_Found]:
    bucket, _, prefix = place.removeprefix(S3_SCHEME).partition("/")
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix):
        for found in page.get("Contents", []):
            key = found["Key"]
            if key.endswith(SUFFIXES):
                yield f"{S3_SCHEME}{bucket}/{key}", found["Size"], partial(_object, s3, bucket, key)


def _object(s3: "S3Client", bucket: str, key: str) -> bytes:
    return s3.get_object(Bucket=bucket, Key=key)["Body"].read()
