"""What stands below a failure in its log, and whether the program went on after it.

Ordinary output and Spark's own work say that it did; Spark's end, its work in the background, and words of
failure do not.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import re2

from emrdx.diagnosis.wording import SUCCESS_WORDS, speaks_of_failure
from emrdx.model import Stream
from emrdx.signals.model import Level, Link, Place, Record, Signals, Stop, Thrown
from emrdx.signals.spark import closes_gateway, later

FATAL_MESSAGE_LINES: Final = 4
_BACKGROUND: Final = frozenset(
    {
        "BlockManager",
        "BlockManagerInfo",
        "BlockManagerMasterEndpoint",
        "ContextCleaner",
        "Executor",
        "ExecutorMonitor",
        "HeartbeatReceiver",
        "TaskSchedulerImpl",
        "TaskSetManager",
    }
)
_HANDLED: Final = (
    "skipp",
    "ignor",
    "optional",
    "continuing",
    "falling back",
    "fallback",
    "restarting",
    "retrying",
    "trying again",
    "not fatal",
    "non-fatal",
    "instead",
)
_INTERPRETERS_OWN: Final = frozenset(
    {
        "OSError",
        "ConnectionError",
        "ConnectionRefusedError",
        "ConnectionResetError",
        "BrokenPipeError",
        "FileNotFoundError",
        "PermissionError",
        "TimeoutError",
        "KeyError",
        "IndexError",
        "AttributeError",
        "NameError",
        "ZeroDivisionError",
        "ModuleNotFoundError",
        "KeyboardInterrupt",
        "ClientError",
        "EndpointConnectionError",
        "NoCredentialsError",
    }
)
# A frame without its `at`, as consoles that trim lines leave it.
_BARE_FRAME: Final = re2.compile(r"^\s*[\w.$<>]+\([\w.]+\.(?:java|scala|kt):\d+\)\s*$")


def ended_well(signals: Signals) -> bool:
    """Whether a Python program's output ends with words of success, and Spark was stopped in order: what Spark
    gave up did not reach the program's top, or the interpreter would have printed it.
    """
    course = signals.course
    return (
        course.python
        and course.output_lines > 0
        and course.stop != Stop.NOT_SHOWN
        and not course.stop_exit_code
        and not speaks_of_failure(course.last_output)
        and any(word in course.last_output.lower() for word in SUCCESS_WORDS)
    )


def is_last_word(thrown: Thrown, signals: Signals) -> bool:
    """Whether nothing ordinary follows the statement: no further output, no Spark job that finished."""
    record = thrown.record
    if thrown.stated:
        between = thrown.root.place.line > record.place.line
    else:
        # Directly below the head stands what was logged; further below, what was printed between records.
        between = record.level < Level.WARN and thrown.first_line > record.place.line + 1
    if thrown.stated and not between and (record.level == Level.WARN or _says_handled(thrown, record)):
        return False
    if record.place.ref.stream == Stream.STDOUT or record.bare or between:
        after = _after(record.place, signals)
        rest = record.lines[thrown.last_line - record.place.line + 1 :]
        return not any(_goes_on(other) for other in after) and not any(
            _ordinary(line) for line in _but_statements(rest) if not line[:1].isspace()
        )
    return record.level >= Level.ERROR and not later(signals.course.last_job_finished, record.place)


def _says_handled(thrown: Thrown, record: Record) -> bool:
    """Whether the line that states a failure also says that the program goes on without."""
    at = thrown.first_line - record.place.line
    line = record.lines[at] if 0 <= at < len(record.lines) else ""
    # A condition's own message advises what to use instead.
    own = line.partition(f"[{thrown.outer.condition}]")[0] if thrown.outer.condition else line
    return any(word in own[:400].lower() for word in _HANDLED)


def ran_on(thrown: Thrown, signals: Signals) -> bool:
    """Whether the program printed on after a traceback and stopped Spark in order: it was caught, or a thread's."""
    record = thrown.record
    outer = thrown.outer
    # What stands below a message of one line is the program's output, although it looks like more of it.
    end = outer.place.line if _of_one_line(outer) and len(thrown.links) == 1 else thrown.last_line
    rest = record.lines[end - record.place.line + 1 :]
    below = any(_ordinary(line) for line in rest if not line[:1].isspace())
    return below or any(_goes_on(other) for other in _after(record.place, signals))


def _after(place: Place, signals: Signals) -> Iterator[Record]:
    """What stands below a place and may tell that the program went on: not Spark's own work in the background,
    not its end, and not the log of a whole run that was put below the program's output.
    """
    course = signals.course
    joined = course.started is not None and later(course.started, place)
    for other in signals.records:
        if other.place.ref.path != place.ref.path or other.place.line <= place.line:
            continue
        ending = course.stopping is not None and not later(course.stopping, other.place)
        if other.bare or not (joined or ending or other.logger in _BACKGROUND):
            yield other


def _of_one_line(link: Link) -> bool:
    """Whether an exception's message is a single line by nature: the interpreter's own and AWS' SDK's."""
    return link.type in _INTERPRETERS_OWN or link.type.startswith(("botocore.", "urllib.", "ssl.", "socket."))


def _goes_on(record: Record) -> bool:
    """Whether a record is of a program that goes on: logged below WARN, or ordinary output."""
    if not record.bare:
        return record.level < Level.WARN and not closes_gateway(f"{record.logger} {record.message}")
    return any(_ordinary(line) for line in _but_statements(record.lines))


def _but_statements(lines: Sequence[str]) -> Iterator[str]:
    """Lines without the SQL texts that Spark prints below a parser's error, to the mark below the place."""
    inside = False
    for line in lines:
        inside = inside or line.startswith("== SQL")
        if not inside:
            yield line
        elif "^^^" in line:
            inside = False


def _ordinary(line: str) -> bool:
    """Whether a printed line is output of a program that goes on."""
    return (
        bool(line.strip())
        and not closes_gateway(line)
        and not speaks_of_failure(line)
        and not _BARE_FRAME.search(line)
    )


def printed_on(place: Place | None, record: Record, signals: Signals) -> bool:
    """Whether the program printed on for more than a few lines and stopped in order: it only quoted a log."""
    if place is None or signals.course.stop == Stop.NOT_SHOWN:
        return False
    below = record.lines[place.line - record.place.line + FATAL_MESSAGE_LINES :]
    return any(_ordinary(line) for line in below) or any(
        _goes_on(other)
        for other in signals.records
        if other.bare
        and other.place.ref.path == place.ref.path
        and other.place.line > place.line + FATAL_MESSAGE_LINES
    )


def is_last_line(place: Place | None, record: Record, records: Sequence[Record]) -> bool:
    if place is None:
        return False
    rest = record.lines[place.line - record.place.line + 1 :]
    if any(_ordinary(line) for line in rest):
        return False
    printed_only = place.ref.stream != Stream.STDOUT
    return not any(
        _goes_on(other)
        for other in records
        if other.place.ref.path == place.ref.path
        and other.place.line > place.line
        and (other.bare or not printed_only)
    )
