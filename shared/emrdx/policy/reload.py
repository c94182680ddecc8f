"""A policy that follows its source: a change comes into force once it is valid, and until then the old one stays."""

import threading
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from emrdx.policy.form import load
from emrdx.policy.model import Policy
from emrdx.policy.problems import PolicyError, Problem

# A file is read when it has rested for so long, since half of a policy may be a valid and laxer one.
_REST_SECONDS: Final = 0.1
_ELSEWHERE_SECONDS: Final = 30.0
_TEXT_MAX: Final = 4 * 1024 * 1024


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
            lambda: self.client.get_object(Bucket=self.bucket, Key=self.key)["Body"].read(_TEXT_MAX)
        )
        return str(body, "utf-8")


def _reached(call: Callable[[], Any]) -> Any:
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        return call()
    except (BotoCoreError, ClientError) as error:
        raise OSError(str(error)) from error


class Current:
    """The policy in force. Calls may come from any thread.

    Args:
        source: where it is kept.
        report: told why a change does not come into force, once for each change, and when one does.
        every: seconds between two looks at the source.
    """

    def __init__(
        self,
        source: Source,
        report: Callable[[str], None],
        *,
        every: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Reads the policy.

        Raises:
            PolicyError: it is invalid.
            OSError: it cannot be reached.
        """
        self._source, self._report, self._every, self._clock = source, report, every, clock
        self._lock = threading.Lock()
        self._policy, self.warnings = _read(source)
        # Looked at again at the first call, should it have been changing while it was read.
        self._version: Hashable | None = source.version()
        self._trouble = ""
        self._looked = clock()

    def __call__(self) -> Policy:
        """The policy in force now."""
        with self._lock:
            now = self._clock()
            if now - self._looked >= self._every:
                self._looked = now
                self._look()
            return self._policy

    def _look(self) -> None:
        try:
            version = self._source.version()
            if version is None or version == self._version:
                return
            first = self._version is None
            self._version = version
            policy, self.warnings = _read(self._source)
        except (PolicyError, OSError, ValueError) as error:
            self._say(f"the policy stays as it was: {error}")
            return
        self._trouble = ""
        if not (first and policy.digest == self._policy.digest):
            self._report("the policy was read again and is in force")
        self._policy = policy

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._report(trouble)


def elsewhere(source: Source, report: Callable[[str], None]) -> Current:
    """A policy that is kept in AWS, looked at twice a minute."""
    return Current(source, report, every=_ELSEWHERE_SECONDS)


def _read(source: Source) -> tuple[Policy, tuple[Problem, ...]]:
    try:
        return load(source.text())
    except UnicodeDecodeError as error:
        raise PolicyError([Problem(1, "", f"no UTF-8: {error.reason}")]) from None
