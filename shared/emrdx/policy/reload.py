"""A policy that follows its source: a change comes into force once it is valid, and until then the old one stays."""

import threading
import time
from collections.abc import Callable, Hashable
from datetime import UTC, datetime
from typing import Final, Protocol

from emrdx.policy.form import load
from emrdx.policy.model import Policy
from emrdx.policy.problems import PolicyError, Problem
from emrdx.policy.source import Source

_ELSEWHERE_SECONDS: Final = 30.0
SHUT: Final = Policy(description="denies every call", default_allow=False)


class Kept(Protocol):
    """The last valid policy, for processes that begin when there is none at its source."""

    def text(self) -> str | None:
        """What was kept.

        Raises:
            OSError: it cannot be reached.
        """
        ...

    def keep(self, text: str, read: datetime) -> None:
        """Keeps a valid policy in the place of what was read from the source before that moment.

        Raises:
            OSError: it cannot be reached.
        """
        ...


class Current:
    """The policy in force. Calls may come from any thread.

    Args:
        source: where it is kept.
        report: told why a change does not come into force, once for each change, and when one does.
        every: seconds between two looks at the source.
        until_read: in force until the source has been read for the first time; without it, that must succeed.
        kept: where valid policies are kept and, where the source has none at first, looked for.
    """

    def __init__(
        self,
        source: Source,
        report: Callable[[str], None],
        *,
        every: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
        until_read: Policy | None = None,
        kept: Kept | None = None,
    ) -> None:
        """Reads the policy.

        Raises:
            PolicyError: it is invalid, and there is none to hold until it is.
            OSError: it cannot be reached, and there is none to hold until it can.
        """
        self._source, self._report, self._every, self._clock, self._kept = source, report, every, clock, kept
        self._lock = threading.Lock()
        self._trouble = ""
        self._looked = clock()
        self._version: Hashable | None = None
        self.warnings: tuple[Problem, ...] = ()
        try:
            self._policy = self._read()
            # Looked at again at the first call, should it have been changing while it was read.
            self._version = source.version()
        except (PolicyError, OSError, ValueError) as error:
            last = self._last()
            if last is None and until_read is None:
                raise
            self._policy, self.warnings = last or until_read or SHUT, ()
            held = "the last valid one is in force" if last else "nothing is allowed"
            self._say(f"the policy cannot be read, so {held}: {error}")

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
            policy = self._read()
        except PolicyError as error:
            self._version = version
            self._say(f"the policy stays as it was: {error}")
            return
        except (OSError, ValueError) as error:
            self._say(f"the policy stays as it was: {error}")
            return
        first, self._version, self._trouble = self._version is None, version, ""
        if not (first and policy.digest == self._policy.digest):
            self._report("the policy was read again and is in force")
        self._policy = policy

    def _read(self) -> Policy:
        begun = datetime.now(UTC)
        try:
            text = self._source.text()
        except UnicodeDecodeError as error:
            raise PolicyError([Problem(1, "", f"no UTF-8: {error.reason}")]) from None
        policy, self.warnings = load(text)
        if self._kept is not None:
            try:
                self._kept.keep(text, begun)
            except OSError as error:
                self._report(f"the policy is in force and cannot be kept: {error}")
        return policy

    def _last(self) -> Policy | None:
        try:
            text = self._kept.text() if self._kept is not None else None
            return load(text)[0] if text is not None else None
        except (PolicyError, OSError):
            return None

    def _say(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._report(trouble)


def elsewhere(source: Source, report: Callable[[str], None], kept: Kept | None = None) -> Current:
    """A policy that is kept in AWS, looked at twice a minute.

    Where it cannot be read at first, the last valid one holds that was kept, and every call is denied without one.
    """
    return Current(source, report, every=_ELSEWHERE_SECONDS, until_read=SHUT, kept=kept)
