"""Where a policy's text is kept: a file, an SSM parameter, an S3 object."""

import re
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

# A file is read when it has rested for so long, since half of a policy may be a valid and laxer one.
_REST_SECONDS: Final = 0.1
_TEXT_MAX: Final = 4 * 1024 * 1024
_PLACE: Final = re.compile(r"ssm:(?P<name>[A-Za-z0-9_.\-/]{1,1011})|s3://(?P<bucket>[^/\s]+)/(?P<key>\S+)")


class Source(Protocol):
    """Where a policy's text is kept."""

    def version(self) -> Hashable | None:
        """What changes when the text does; None while it is being changed.

        Raises:
            OSError: it cannot be reached.
        """
        ...

    def text(self) -> str:
        """The text.

        Raises:
            OSError, ValueError: it cannot be read.
        """
        ...


@dataclass(frozen=True, slots=True)
class File:
    """A policy in a file."""

    path: Path

    def version(self) -> Hashable | None:
        """Time, size and identity of the file; None where it was written just now."""
        found = self.path.stat()
        if 0 <= time.time() - found.st_mtime < _REST_SECONDS:
            return None
        return (found.st_mtime_ns, found.st_size, found.st_ino)

    def text(self) -> str:
        """The file's text."""
        return self.path.read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class SsmParameter:
    """A policy in an SSM parameter. Needs ssm:GetParameter on it."""

    client: Any
    name: str

    def version(self) -> Hashable | None:
        """The parameter's version."""
        return int(self._parameter()["Version"])

    def text(self) -> str:
        """The parameter's value."""
        return str(self._parameter()["Value"])

    def _parameter(self) -> Any:
        return _reached(lambda: self.client.get_parameter(Name=self.name, WithDecryption=True)["Parameter"])


@dataclass(frozen=True, slots=True)
class S3Object:
    """A policy in an S3 object. Needs s3:GetObject on it."""

    client: Any
    bucket: str
    key: str

    def version(self) -> Hashable | None:
        """The object's ETag."""
        return str(_reached(lambda: self.client.head_object(Bucket=self.bucket, Key=self.key)["ETag"]))

    def text(self) -> str:
        """The object's text."""
        body = _reached(
            lambda: self.client.get_object(Bucket=self.bucket, Key=self.key)["Body"].read(_TEXT_MAX + 1)
        )
        if len(body) > _TEXT_MAX:
            raise ValueError(f"a policy of more than {_TEXT_MAX} bytes")
        return str(body, "utf-8")


def _reached(call: Callable[[], Any]) -> Any:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error


def source_of(place: str, client: Callable[[str], Any]) -> Source:
    """The source that `ssm:NAME` or `s3://bucket/key` names; `client` makes AWS' clients by service.

    Raises:
        ValueError: it is of neither form.
    """
    found = _PLACE.fullmatch(place)
    if found is None:
        raise ValueError(f"{place!r} is neither ssm:NAME of a parameter nor s3://bucket/key of an object")
    if found["name"]:
        return SsmParameter(client("ssm"), found["name"])
    return S3Object(client("s3"), found["bucket"], found["key"])
