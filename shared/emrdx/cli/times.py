"""Times as people give them on the command line."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

import click
import re2

_BACK: Final = re2.compile(r"(\d{1,4})([hdw])")
_HOURS: Final = {"h": 1, "d": 24, "w": 168}


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as it was given; a date means the time `of_day`."""

    text: str
    of_day: time = time.min

    def at(self, now: datetime) -> datetime:
        """The time that is meant by one who says it now.

        Raises:
            ValueError: it is no time.
        """
        if back := _BACK.fullmatch(self.text):
            return now - timedelta(hours=int(back[1]) * _HOURS[back[2]])
        try:
            return datetime.combine(date.fromisoformat(self.text), self.of_day, UTC)
        except ValueError:
            found = datetime.fromisoformat(self.text)
        return found if found.tzinfo else found.replace(tzinfo=UTC)


def in_order(since: datetime | None, until: datetime | None) -> None:
    """Nothing, where a span does not end before it begins.

    Raises:
        click.UsageError: it does.
    """
    if since is not None and until is not None and since > until:
        raise click.UsageError("--since is after --until: swap them")


class MomentType(click.ParamType[Moment]):
    """A date, a date and time (UTC unless it says otherwise), or `24h`, `30d`, `4w` back from now.

    A date means the begin of its day, its end where the option is an end.
    """

    name = "time"

    def __init__(self, *, end: bool = False) -> None:
        self._of_day = time.max if end else time.min

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Moment:
        if isinstance(value, Moment):
            return value
        given = Moment(str(value).strip(), self._of_day)
        try:
            given.at(datetime.now(UTC))
        except ValueError:
            self.fail(f"{value!r} is no time: give 2026-11-20, 2026-11-20T06:00:00Z or 30d", param, ctx)
        return given
