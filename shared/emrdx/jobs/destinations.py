"""Where an export goes: objects below an S3 prefix or files in a folder, each written once and never over another.

A part carries its own description (how many rows, its digest, where the next one begins). What lies at the
destination is therefore all that a resumed export needs to know, and it cannot disagree with a record elsewhere.
"""

import json
import os
import shutil
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Any, Final, Protocol

from botocore.exceptions import ClientError

from emrdx.jobs.errors import Refusal, refused

_ABSENT: Final = frozenset({"404", "NoSuchKey", "NotFound"})
_TAKEN: Final = frozenset({"PreconditionFailed", "412", "ConditionalRequestConflict", "409"})
_BUCKET_CHARS: Final = (3, 63)


class Destination(Protocol):
    """A place for files that are written once."""

    def uri(self, name: str) -> str:
        """The address of a file."""

    def describe(self, name: str) -> Mapping[str, str] | None:
        """What was said of a file when it was put; None where there is no such file."""

    def put(self, name: str, file: Path, description: Mapping[str, str]) -> bool:
        """Puts a whole file with its description; false where there was one of that name, which stays."""


@dataclass(frozen=True, slots=True)
class S3Place:
    """A bucket and a prefix, which is empty or ends in a slash."""

    bucket: str
    prefix: str

    @classmethod
    def parse(cls, uri: str) -> "S3Place":
        """The place that an `s3://` URI names.

        Raises:
            JobRefusedError: it is no such URI, or has an empty, `.` or `..` step in it.
        """
        scheme, _, rest = uri.partition("://")
        bucket, _, path = rest.partition("/")
        steps = path.rstrip("/").split("/") if path.rstrip("/") else []
        shortest, longest = _BUCKET_CHARS
        odd = any(step in {"", ".", ".."} or not step.isprintable() for step in steps)
        plain = all(char.isascii() and (char.isalnum() or char in ".-") for char in bucket)
        if scheme != "s3" or not shortest <= len(bucket) <= longest or odd or not plain:
            raise refused(
                Refusal.INVALID_PARAMETER, "output_s3_uri: give s3://bucket/prefix, without empty steps"
            )
        return cls(bucket, "".join(f"{step}/" for step in steps))

    def below(self, step: str) -> "S3Place":
        """A folder of this place."""
        return S3Place(self.bucket, f"{self.prefix}{step}/")

    def holds(self, other: "S3Place") -> bool:
        """Whether the other place is this one or lies below it."""
        return self.bucket == other.bucket and other.prefix.startswith(self.prefix)

    @property
    def uri(self) -> str:
        """The place as text."""
        return f"s3://{self.bucket}/{self.prefix}"


@dataclass(frozen=True, slots=True)
class S3Destination:
    """Objects below a prefix. Needs PutObject, GetObject and, so that absent is not denied, ListBucket there.

    An object is put only if there is none of its key (S3 User Guide, "Conditional writes").
    """

    client: Any
    place: S3Place
    kms_key_arn: str | None = None

    def uri(self, name: str) -> str:
        return f"{self.place.uri}{name}"

    def describe(self, name: str) -> Mapping[str, str] | None:
        try:
            answer = self.client.head_object(Bucket=self.place.bucket, Key=self.place.prefix + name)
        except ClientError as error:
            if error.response["Error"]["Code"] in _ABSENT:
                return None
            raise
        metadata: Mapping[str, str] = answer["Metadata"]
        return metadata

    def put(self, name: str, file: Path, description: Mapping[str, str]) -> bool:
        encryption = (
            {"ServerSideEncryption": "aws:kms", "SSEKMSKeyId": self.kms_key_arn} if self.kms_key_arn else {}
        )
        try:
            with file.open("rb") as body:
                self.client.put_object(
                    Bucket=self.place.bucket,
                    Key=self.place.prefix + name,
                    Body=body,
                    Metadata=dict(description),
                    IfNoneMatch="*",
                    **encryption,
                )
        except ClientError as error:
            if error.response["Error"]["Code"] in _TAKEN:
                return False
            raise
        return True


@dataclass(frozen=True, slots=True)
class FolderDestination:
    """Files in a folder of this machine. Descriptions lie in `_parts`, which readers of Parquet pass over."""

    folder: Path

    def uri(self, name: str) -> str:
        return str(self.folder / name)

    def describe(self, name: str) -> Mapping[str, str] | None:
        if not (self.folder / name).exists():
            return None
        try:
            described: Mapping[str, str] = json.loads(self._description(name).read_text(encoding="utf-8"))
        except (FileNotFoundError, ValueError):
            # Somebody else's file: nothing was said of it.
            return {}
        return described

    def put(self, name: str, file: Path, description: Mapping[str, str]) -> bool:
        target = self.folder / name
        if target.exists():
            return False
        self._description(name).parent.mkdir(parents=True, exist_ok=True)
        # The description is there before the file that it describes, and both appear whole.
        self._place(BytesIO(json.dumps(description).encode()), self._description(name))
        with file.open("rb") as data:
            self._place(data, target)
        return True

    def _description(self, name: str) -> Path:
        return self.folder / "_parts" / f"{name}.json"

    @staticmethod
    def _place(data: IO[bytes], target: Path) -> None:
        written = target.with_name(f".{target.name}.{uuid.uuid4().hex}")
        with written.open("wb") as file:
            shutil.copyfileobj(data, file)
            file.flush()
            os.fsync(file.fileno())
        written.replace(target)
