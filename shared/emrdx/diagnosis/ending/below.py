"""Whether a program goes on below a place of its logs. Each record is read once, however many places are asked for."""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from emrdx.diagnosis.ending.counting import breaks_bound
from emrdx.diagnosis.ending.loggers import BACKGROUND_LOGGERS
from emrdx.diagnosis.ending.wording import speaks_of_failure, winds_up
from emrdx.signals.carriage.gaps import is_gap
from emrdx.signals.exceptions.messages import is_tail
from emrdx.signals.model import Level, Place, Record, Signals
from emrdx.signals.spark import closes_gateway, later

# A frame without its `at`, as consoles that trim lines leave it.
_BARE_FRAME: Final = re2.compile(r"^\s*[\w.$<>]+\([\w.]+\.(?:java|scala|kt):\d+\)\s*$")
# The code that a notebook shows with a place of it.
_ECHO: Final = re2.compile(r"^(?:-{2,}> ?\d+ |(?:File|Cell In) ?[<\[].{0,200}line \d+)")
# How unittest and pytest sum up below the tracebacks of the tests that failed.
_TESTS: Final = re2.compile(r"^(?:Ran \d+ tests? in \d|={5,}|-{5,}|FAILED \(|.*\b\d+ failed\b.* in \d)")
# How a task runner of Airflow goes on below a task's traceback.
_RUNNER: Final = re2.compile(
    r"\{(?:taskinstance|standard_task_runner|local_task_job(?:_runner)?|task_command|taskmixin)\.py:\d+\} "
)
# The first line of what `java.util.logging` writes of a record.
_JUL: Final = re2.compile(r"^[A-Z][a-z]{2} \d{1,2}, \d{4} \d{1,2}:\d\d:\d\d [AP]M \S+ \S+$")
# What programs log on their way out, however they end.
_LEAVES: Final = re2.compile(
    r"(?i)\bexit(?:s|ed|ing)?\b|\bstopp(?:ed|ing)\b|\bshut(?:ting)? ?down\b|\bclos(?:ed|ing)\b"
)
NOWHERE: Final = -1


class Below:
    """What stands below any place of the evidence and may tell that the program went on: not Spark's own work in the
    background, not its end, and not the log of a whole run that was put below the program's output.
    """

    def __init__(self, signals: Signals) -> None:
        self.signals = signals
        self._records: dict[tuple[str, bool, bool], int] = {}
        self._lines: dict[int, int] = {}
        # A traceback's frames and codes are no output.
        self._frames = frozenset(
            (one.record.place.ref.path, line)
            for one in signals.thrown
            if not one.stated
            for line in one.lines
            if line <= one.outer.place.line
        )

    def goes_on(self, place: Place) -> bool:
        """Whether the program printed or logged on below a place."""
        started = self.signals.course.started
        return self._last(place, printed=started is not None and later(started, place)) > place.line

    def prints_on(self, place: Place, beyond: int = 0) -> bool:
        """Whether ordinary output stands more than some lines below a place."""
        return self._last(place, printed=True) > place.line + beyond

    def anything(self, place: Place) -> bool:
        """Whether any work of Spark's or the program's is shown below a place."""
        return self._last(place, printed=False, any_work=True) > place.line

    def within(self, record: Record, offset: int) -> bool:
        """Whether a record has ordinary output that is not indented at or below one of its lines."""
        key = id(record)
        if key not in self._lines:
            numbered = reversed(list(_but_statements(enumerate(record.lines))))
            marked = (at for at, line in numbered if not line[:1].isspace() and ordinary(line))
            self._lines[key] = next(marked, NOWHERE)
        return self._lines[key] >= offset

    def _last(self, place: Place, *, printed: bool, any_work: bool = False) -> int:
        """The line of the last record of a source that shows the program going on."""
        key = (place.ref.path, printed, any_work)
        if key not in self._records:
            lines = (
                record.place.line
                for record in reversed(self.signals.records)
                if record.place.ref.path == place.ref.path
                and (record.bare or (not printed and (any_work or not self._of_spark(record))))
                and self._goes_on(record)
            )
            self._records[key] = next(lines, NOWHERE)
        return self._records[key]

    def _goes_on(self, record: Record) -> bool:
        """Whether a record is of a program that goes on: logged below WARN, or ordinary output."""
        if not record.bare:
            said = record.message
            leaves = (
                closes_gateway(f"{record.logger} {said}")
                or _LEAVES.search(said)
                or winds_up(said)
                or speaks_of_failure(said)
            )
            return record.level < Level.WARN and not leaves
        path, first = record.place.ref.path, record.place.line
        return any(
            ordinary(line) and (path, first + at) not in self._frames
            for at, line in _but_statements(enumerate(record.lines))
        )

    def _of_spark(self, record: Record) -> bool:
        stopping = self.signals.course.stopping
        same = stopping is not None and stopping.ref.path == record.place.ref.path
        return record.logger in BACKGROUND_LOGGERS or (same and not later(stopping, record.place))


def _but_statements(lines: Iterator[tuple[int, str]] | enumerate[str]) -> Iterator[tuple[int, str]]:
    """Lines without the SQL texts that Spark prints below a parser's error, to the mark below the place."""
    inside = False
    for at, line in lines:
        inside = inside or line.startswith("== SQL")
        if not inside:
            yield at, line
        elif "^^^" in line:
            inside = False


def ordinary(line: str) -> bool:
    """Whether a printed line is output of a program that goes on."""
    return (
        any(map(str.isalnum, line))
        and not closes_gateway(line)
        and not is_tail(line)
        and not is_gap(line)
        and (not speaks_of_failure(line) or breaks_bound(line))
        and not winds_up(line)
        and not _BARE_FRAME.search(line)
        and not _ECHO.match(line)
        and not _TESTS.match(line)
        and not _RUNNER.search(line[:120])
        and not _JUL.match(line)
    )


def any_ordinary(lines: Sequence[str]) -> bool:
    """Whether one of some lines is such output."""
    return any(ordinary(line) for line in lines)
