"""Lines of a source to log records.

Known heads: EMR's log4j pattern (`yy/MM/dd HH:mm:ss LEVEL Logger: message`), Log4j and Logback patterns with
ISO times, with or without thread and brackets, the level before or after the time, Hive's, Spark 4's structured JSON, and Python's `logging`
(`LEVEL:name:message` and the common `time LEVEL name - message`). All else is printed text.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
import re2

from emrdx.model import Segment, SourceRef, Stream
from emrdx.signals.model import Level, Place, Record
from emrdx.signals.wrapping import unwrapped

_LEVELS: Final = {
    "TRACE": Level.TRACE,
    "DEBUG": Level.DEBUG,
    "INFO": Level.INFO,
    "WARN": Level.WARN,
    "WARNING": Level.WARN,
    "ERROR": Level.ERROR,
    "FATAL": Level.FATAL,
    "CRITICAL": Level.FATAL,
    "SEVERE": Level.ERROR,
}
_LEVEL: Final = r"(?P<level>TRACE|DEBUG|INFO|WARNING|WARN|ERROR|FATAL|CRITICAL|SEVERE)\b"
_TIME: Final = (
    r"(?P<time>\d{2,4}[-/]\d{2}[-/]\d{2}[ T]\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})?"
    r"|\d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?|\d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2}(?:[.,]\d{1,9})?)"
)
_LOGGER: Final = r"(?P<logger>[A-Za-z_][\w.$<>/-]*(?:\.\w+:\d+)?)"

_EMR: Final = re2.compile(
    r"^(?P<time>\d\d/\d\d/\d\d \d\d:\d\d:\d\d) " + _LEVEL + r" +" + _LOGGER + r": ?(?P<message>.*)$"
)
_TIMED: Final = re2.compile(
    r"^\[?" + _TIME + r"\]?,? *(?:\[[^\]]{0,80}\] *)?[|\-]? *\[?" + _LEVEL + r"\]? *:? *"
    r"(?:\[[^\]]{0,120}\] *)?(?:\([^)]{0,120}\) *)?[|\-]? *(?:"
    + _LOGGER
    + r"(?::\d{1,5})?(?:\([^)]{0,60}\))?(?: ?\[[^\]]{0,80}\])? ?[:\-|] ?)?"
    r"(?:-+ )?(?P<message>.*)$"
)
_TIMED_LOGGER_FIRST: Final = re2.compile(
    r"^\[?"
    + _TIME
    + r"\]? *[|\-:]* *"
    + _LOGGER
    + r" *[|\-:]+ *\[?"
    + _LEVEL
    + r"\]? *[|\-:]+ *(?P<message>.*)$"
)
_LEVEL_FIRST: Final = re2.compile(
    r"^\[?" + _LEVEL + r"\]? {1,4}\[?" + _TIME + r"\]? *(?:\[[^\]]{0,120}\] *)?[|\-:]* *"
    r"(?:" + _LOGGER + r" ?[:\-|] ?)?(?P<message>.*)$"
)
_LOGGING: Final = re2.compile(
    r"^(?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL):(?P<logger>[\w.]{1,80}):(?P<message>.*)$"
)
_BARE_LEVEL: Final = re2.compile(
    r"^\[?(?P<level>WARN|WARNING|ERROR|FATAL|CRITICAL)\]?(?:[ :]+)(?P<message>.*)$"
)
_TRACEBACK: Final = "Traceback (most recent call last)"
_STARTS: Final = frozenset("0123456789[{DIWECFST")


def _parsed(line: str) -> tuple[Level, str, str, str] | None:
    """Level, logger, message and time of a record's head line; None where the line is no head."""
    if not line or line[0] not in _STARTS:
        return None
    if line[0] == "{":
        return _structured(line)
    if line[0] in "0123456789[":
        patterns: tuple[re2._Regexp[str], ...] = (_EMR, _TIMED, _TIMED_LOGGER_FIRST, _LEVEL_FIRST)
    else:
        patterns = (_LOGGING, _LEVEL_FIRST)
    for pattern in patterns:
        if match := pattern.match(line):
            found = match.groupdict()
            return (
                _LEVELS[found["level"]],
                found.get("logger") or "",
                found["message"],
                found.get("time") or "",
            )
    return None


def _structured(line: str) -> tuple[Level, str, str, str] | None:
    """Spark 4's JSON records: `{"ts","level","msg","context","exception":{"class","msg","stacktrace"},"logger"}`."""
    if '"level"' not in line[:4000] or '"msg"' not in line:
        return None
    try:
        data = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return None
    if not isinstance(data, dict) or data.get("level") not in _LEVELS:
        return None
    return (
        _LEVELS[data["level"]],
        str(data.get("logger", "")),
        str(data.get("msg", "")),
        str(data.get("ts", "")),
    )


def exception_lines(line: str) -> tuple[str, ...]:
    """The exception of a structured JSON record in the form in which a JVM prints it; empty where it has none."""
    if not line.startswith("{") or '"exception"' not in line:
        return ()
    try:
        data = msgspec.json.decode(line)
    except msgspec.DecodeError:
        return ()
    exception = data.get("exception") if isinstance(data, dict) else None
    if not isinstance(exception, dict):
        return ()
    lines = [f"{exception.get('class', '')}: {exception.get('msg', '')}"]
    frames = exception.get("stacktrace")
    if isinstance(frames, str):
        return tuple(frames.splitlines()) or tuple(lines)
    for frame in frames or ():
        if isinstance(frame, dict):
            place = f"{frame.get('file', 'Unknown Source')}:{frame.get('line', 0)}"
            lines.append(f"\tat {frame.get('class', '')}.{frame.get('method', '')}({place})")
    return tuple("\n".join(lines).split("\n"))


def is_head(line: str) -> bool:
    """Whether a line begins a log record."""
    return _parsed(line) is not None


def records(ref: SourceRef, segments: tuple[Segment, ...]) -> Iterator[Record]:
    """The records of a source in order; printed text between two records is one bare record."""
    for segment in segments:
        yield from _segment_records(ref, segment)


def _segment_records(ref: SourceRef, segment: Segment) -> Iterator[Record]:
    head: tuple[Level, str, str, str] | None = None
    start, body, thrown = segment.first_line, list[str](), False
    printed_between = ref.stream == Stream.STDOUT

    def flush() -> Iterator[Record]:
        if body:
            yield _record(ref, start, head, body, segment.repeats)

    for number, line in enumerate(unwrapped(segment.lines), segment.first_line):
        parsed = _parsed(line)
        logged = head is not None and head[0] >= Level.ERROR
        if (
            parsed is None
            and body
            and not _leaves(
                line, bare=head is None, logged=logged, thrown=thrown, printed_between=printed_between
            )
        ):
            body.append(line)
        else:
            yield from flush()
            head, start, thrown = parsed, number, False
            body = [line, *exception_lines(line)]
        thrown = thrown or line.startswith(_TRACEBACK) or line.lstrip().startswith("at ")
    yield from flush()


def _record(
    ref: SourceRef, start: int, head: tuple[Level, str, str, str] | None, body: list[str], repeats: int
) -> Record:
    level, logger, message, time = head or (_bare_level(body[0]), "", body[0], "")
    return Record(
        place=Place(ref, start),
        level=level,
        logger=logger.rpartition(".")[2] or logger,
        message=message,
        lines=tuple(body),
        time=time,
        repeats=repeats,
        bare=head is None,
    )


def _bare_level(line: str) -> Level:
    match = _BARE_LEVEL.match(line)
    return _LEVELS[match.group("level")] if match else Level.PRINTED


def _leaves(line: str, *, bare: bool, logged: bool, thrown: bool, printed_between: bool) -> bool:
    """Whether a line without a head does not continue the record above it.

    What a JVM or a Python interpreter prints when an exception reaches the top stands for itself, unless an
    error was logged with its traceback. On standard
    output, where programs print between records, only indented lines and what belongs to an exception
    continue a record; in the log itself everything up to the next head does.
    """
    if line.startswith(("Exception in thread ", "Error: ", "usage: ")):
        return not bare or thrown
    if line.startswith(_TRACEBACK) and not bare and not logged and not thrown:
        return True
    if bare or not printed_between or not line.strip():
        return False
    return not thrown and line[0] not in " \t" and not line.startswith(("Caused by", _TRACEBACK))
