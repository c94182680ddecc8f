"""What a program's own lines are about: the names that its words on a failure share with what it tells or does later."""

from collections import Counter, defaultdict
from functools import cached_property
from importlib.resources import files
from typing import Final

import re2

from emrdx.diagnosis.ending.wording import speaks_of_failure, speaks_of_success
from emrdx.model import Stream
from emrdx.signals.model import Record, Signals, Thrown

_NAME: Final = re2.compile(r"[A-Za-z_][\w$-]{3,}(?:[./][\w$=-]+)*")
_PART: Final = re2.compile(r"[A-Za-z][A-Za-z-]{2,}[A-Za-z]")
# Where a line begins to state what failed: with an exception's class, a condition of Spark's, else behind a colon.
_STATES: Final = re2.compile(r"\b[\w.$]*(?:Error|Exception|Failure)\b|\[[A-Z][A-Z_.]{5,}\]")
_COLON: Final = re2.compile(r": ")
# What went on with the same thing: it has rows, files or the like now, or a value.
_COUNTS: Final = re2.compile(r"(?i)\b[1-9][\d,_.]* (?P<unit>[a-z]{3,}s)\b|\bRow\(|: [1-9][\d.,]*$")
_UNITS_OF_WAITING: Final = frozenset(
    {"seconds", "secs", "minutes", "mins", "hours", "days", "millis", "times", "tries", "retries", "attempts"}
)
# Words of failures, steps and places, which no two lines are akin by.
_COMMON: Final = frozenset(files("emrdx.diagnosis.ending").joinpath("common_words.txt").read_text().split())
EVERYWHERE: Final = 4


def names(text: str) -> frozenset[str]:
    """The names in a text, in small letters: its words of four letters and more but common ones, with what an
    underscore, a dot or a slash joins to them.
    """
    found = (str(match.group(0)).lower() for match in _NAME.finditer(text[:2000]))
    return frozenset(name for name in found if name not in _COMMON)


def kin(text: str) -> frozenset[str]:
    """The words that the names in a text are made of: `orders` of `stg_orders_7` and of `s3://lake/orders/day`."""
    parts = (str(match.group(0)).lower() for match in _PART.finditer(text[:2000].replace("_", " ")))
    return frozenset(part for part in parts if part not in _COMMON)


def words_about(thrown: Thrown) -> str:
    """A program's own words on a failure: before what a line states, else on and above an exception's first line."""
    at = thrown.first_line - thrown.record.place.line
    head = _line(thrown.record, at)
    if not thrown.stated:
        return f"{thrown.lead} {head if at == 0 and not thrown.record.bare else ''}"
    match = _STATES.search(head) or _COLON.search(head)
    return head[: match.start()] if match else head


def _line(record: Record, at: int) -> str:
    """A line of a record, without what a log puts before its message but its logger, which may be a step's name."""
    if at == 0 and not record.bare:
        return f"{record.logger} {record.message}".partition("\n")[0]
    return record.lines[at] if 0 <= at < len(record.lines) else ""


class Recoveries:
    """Which failures a program made good: a line below tells of the same thing that it went well, or of its rows."""

    def __init__(self, signals: Signals) -> None:
        self._signals = signals
        self._went_well: dict[str, dict[str, int]] = {}
        self._thrown = frozenset(
            (_source(one.record), line) for one in signals.thrown if not one.stated for line in one.lines
        )

    def recovered(self, thrown: Thrown) -> bool:
        """Whether the program tells below a failure that what failed went well."""
        return self._below(thrown.record, thrown.last_line, words_about(thrown))

    def made_good(self, record: Record) -> bool:
        """Whether it does so below what it logged."""
        return self._below(record, record.place.line + len(record.lines) - 1, _line(record, 0))

    def _below(self, record: Record, number: int, words: str) -> bool:
        source = _source(record)
        if source is None:
            return False
        if source not in self._went_well:
            self._went_well[source] = self._read(source)
        went_well = self._went_well[source]
        return any(went_well.get(name, 0) > number for name in names(words))

    def _read(self, source: str) -> dict[str, int]:
        """The last line of a source that tells of each name that it went well; not for names that most lines have."""
        last: dict[str, int] = {}
        counted: Counter[str] = Counter()
        total = 0
        for number, text in self._lines[source]:
            if (source, number) in self._thrown or not text.strip():
                continue
            about = names(text)
            counted.update(about)
            total += 1
            if _went_well(text):
                last.update(dict.fromkeys(about, number))
        return {
            name: line
            for name, line in last.items()
            if counted[name] < total and (counted[name] < EVERYWHERE or 2 * counted[name] <= total)
        }

    @cached_property
    def _lines(self) -> dict[str, list[tuple[int, str]]]:
        """The lines of each source, with their numbers."""
        lines: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for record in self._signals.records:
            if (source := _source(record)) is None:
                continue
            if record.bare:
                lines[source] += enumerate(record.lines, record.place.line)
            else:
                lines[source].append((record.place.line, _line(record, 0)))
        return lines


def _went_well(text: str) -> bool:
    """Whether a line tells of a result, and not of a failure."""
    return speaks_of_success(text) or (_counts(text) and not speaks_of_failure(text))


def _counts(text: str) -> bool:
    """Whether a line shows how much there is of something, or a value."""
    match = _COUNTS.search(text)
    return match is not None and str(match.group("unit")).lower() not in _UNITS_OF_WAITING


def _source(record: Record) -> str | None:
    """What a program's lines share: its output, else the logger that logs them; None for what an executor wrote."""
    if record.place.role.is_worker:
        return None
    if record.place.ref.stream == Stream.STDOUT or record.bare:
        return record.place.ref.path
    return f"{record.place.ref.path} {record.logger}"
