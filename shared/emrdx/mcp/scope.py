"""What a server serves: whose findings, over which span of time, for which applications."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, Protocol

import re2

from emrdx.findings.keys import Scope
from emrdx.findings.reader import FindingReader
from emrdx.mcp.errors import ArgumentError

_RELATIVE: Final = re2.compile(r"(\d{1,4}) ?(h|d|w|hours?|days?|weeks?)(?: ago)?")
_DAYS: Final = {"today": timedelta(0), "yesterday": timedelta(days=1)}
_HOURS: Final = {"h": 1, "d": 24, "w": 168}


class KindEntry(Protocol):
    """What the catalogue of kinds says of one."""

    @property
    def id(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def retry(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def looks(self) -> str: ...
    @property
    def why(self) -> str: ...
    @property
    def fixes(self) -> tuple[str, ...]: ...


Kinds = Callable[[], Mapping[str, KindEntry]]


def catalogue() -> Mapping[str, KindEntry]:
    """The kinds that ship with emrdx, read from their rule files when first asked for."""
    from emrdx.diagnosis.knowledge.catalogue import kinds

    return kinds()


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """The findings that a server answers from.

    Attributes:
        scope: the account and region asked for where a call names no run.
        applications: the applications that are covered; empty means every one.
        retention_days: after how many days findings are deleted, where known.
        live: whether this server also has the tools that read AWS.
    """

    findings: FindingReader
    kinds: Kinds
    scope: Scope
    applications: frozenset[str] = frozenset()
    retention_days: int | None = None
    live: bool = False
    clock: Callable[[], datetime] = _now

    def moment(self, text: str | None) -> datetime | None:
        """A time as a caller gives it: a date, a date and time (UTC unless it says otherwise), `24h`, `7d` back from
        now, `today` or `yesterday`, which begin at midnight UTC.

        Raises:
            ArgumentError: it is none of these.
        """
        if text is None:
            return None
        if (day := text.strip().lower()) in _DAYS:
            return datetime.combine(self.clock().date(), time.min, UTC) - _DAYS[day]
        if relative := _RELATIVE.fullmatch(text.strip().lower()):
            return self.clock() - timedelta(hours=int(relative[1]) * _HOURS[relative[2][0]])
        try:
            found = datetime.fromisoformat(text.strip())
        except ValueError:
            raise ArgumentError(
                "since and until are times: give 2026-11-20, 2026-11-20T06:00:00Z, or 24h or 7d (back from now)"
            ) from None
        return found if found.tzinfo else found.replace(tzinfo=UTC)

    def end(self, text: str | None) -> datetime | None:
        """A time as the end of a span: a date without a time means the end of that day.

        Raises:
            ArgumentError: it is no time.
        """
        try:
            day = date.fromisoformat((text or "").strip())
        except ValueError:
            return self.moment(text)
        return datetime.combine(day, time.max, UTC)
