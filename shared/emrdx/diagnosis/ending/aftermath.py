"""What stands below a failure in its log, and whether the program went on after it.

Ordinary output and Spark's own work say that it did; Spark's end, its work in the background, and words of
failure do not.
"""

from typing import Final

import re2

from emrdx.diagnosis.ending.below import Below, any_ordinary
from emrdx.diagnosis.ending.counting import counts_failures
from emrdx.diagnosis.ending.subjects import Recoveries
from emrdx.diagnosis.ending.wording import (
    gives_up,
    leaves_non_zero,
    leaves_zero,
    says_without,
    speaks_of_failure,
    speaks_of_success,
)
from emrdx.model import Stream
from emrdx.signals.model import Level, Link, Place, Record, Signals, Stop, Thrown
from emrdx.signals.spark import closes_gateway, later
from emrdx.signals.statements import goes_below

FATAL_MESSAGE_LINES: Final = 4
LAST_OUTPUT: Final = 8
# `SparkSQLCLIDriver`, and what it prints below each statement.
SQL_SHELL: Final = "SparkSQLCLIDriver"
_ROWS_FOLLOWED: Final = re2.compile(r"^Time taken: [\d.]+ seconds(?:, Fetched \d+ row\(s\))?$")
_LIBRARIES_OF_ONE_LINE: Final = ("botocore.", "urllib.", "urllib3.", "requests.", "ssl.", "socket.")
_OF_ONE_LINE: Final = frozenset(
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


def ended_well(signals: Signals) -> bool:
    """Whether a program's output ends with words of success, of a JVM's program with a status of zero, and Spark was
    stopped in order: what Spark gave up did not reach the program's top, or the interpreter would have printed it.
    """
    course = signals.course
    return (
        course.output_lines > 0
        and course.stop != Stop.NOT_SHOWN
        and not course.stop_exit_code
        and (course.python or leaves_zero(course.last_output))
        and says_well(signals)
    )


def says_well(signals: Signals) -> bool:
    """Whether the last line of a program's output says that it went well, and no sum above it counts failures."""
    summed = any(map(counts_failures, _printed_last(signals)))
    return speaks_of_success(signals.course.last_output) and not summed


def succeeded(signals: Signals) -> bool:
    """Whether the driver's log shows a program that came to its end without a failure."""
    course = signals.course
    if course.reported_failed or _ended_in_failure(signals):
        return False
    if course.last_gap is not None:
        return ended_well(signals)
    rows = _prints_rows(signals)
    tells_of_failure = not rows and speaks_of_failure(course.last_output)
    if course.quiet and course.log_read and course.output_lines and not tells_of_failure:
        return not any(
            record.level >= Level.ERROR or (record.bare and any(map(gives_up, record.lines)))
            for record in signals.records
            if not (rows and record.place.ref.stream == Stream.STDOUT)
        )
    if not course.context_started or course.stop == Stop.NOT_SHOWN or course.stop_exit_code not in {0, None}:
        return False
    if course.last_job_failed is not None and (
        course.last_job_finished is None or course.last_job_failed.line > course.last_job_finished.line
    ):
        return ended_well(signals)
    if course.last_output and not rows and (tells_of_failure or gave_up(signals)):
        return ended_well(signals)
    # A JVM program that its hook stopped ended itself without stopping Spark: well, or by System.exit. What it printed
    # for a result, and nothing logged as an error, speak for well.
    if course.stop == Stop.HOOK and not course.python and not ended_well(signals):
        errors = any(record.level >= Level.ERROR for record in signals.records)
        return bool(course.jobs_finished and course.output_lines) and not errors
    # A Python program's own words, a traceback among them, go to standard output: without it nothing is shown.
    if course.python and not course.output_read:
        return False
    return (
        course.jobs_finished > 0
        or ended_well(signals)
        or (course.stop == Stop.EXPLICIT and not course.output_lines)
    )


def _ended_in_failure(signals: Signals) -> bool:
    """Whether the program says neither that it went well, nor that it goes on without what failed, below the last
    error that it logged, nor made it good.
    """
    recoveries = Recoveries(signals)
    rows = _prints_rows(signals)
    failed = False
    for record in signals.records:
        if record.place.role.is_worker or (rows and record.place.ref.stream == Stream.STDOUT):
            continue
        if record.place.ref.stream == Stream.STDOUT:
            failed = failed or (_is_own_error(record) and not recoveries.made_good(record))
            failed = failed and not _goes_on_without(record)
            failed = failed and not any(
                speaks_of_success(line) for line in record.lines if not line[:1].isspace()
            )
        elif record.level >= Level.ERROR and leaves_non_zero(record.message):
            failed = failed or not later(signals.course.last_job_finished, record.place)
    return failed


def _prints_rows(signals: Signals) -> bool:
    """Whether the program is Spark's SQL shell, whose output is its queries' rows; it reports errors in its log."""
    return any(
        record.logger == SQL_SHELL or any(map(_ROWS_FOLLOWED.match, record.lines))
        for record in signals.records
        if record.place.ref.stream == Stream.STDERR and record.place.role.is_driver
    )


def _goes_on_without(record: Record) -> bool:
    return not record.bare and says_without(record.message)


def _is_own_error(record: Record) -> bool:
    """Whether a record of the output is an error that the program logged, and does not say that it goes on without."""
    return (
        record.level >= Level.ERROR
        and not record.logger[:1].isupper()
        and not closes_gateway(f"{record.logger} {record.message}")
        and not says_without(record.message)
    )


def gave_up(signals: Signals) -> bool:
    """Whether one of the last lines of the program's output says that it failed."""
    return any(map(gives_up, _printed_last(signals)))


def _printed_last(signals: Signals) -> list[str]:
    printed = [
        line
        for record in signals.records
        if record.place.ref.stream == Stream.STDOUT and record.place.role.is_driver
        for line in (record.lines if record.bare else record.lines[:1])
    ]
    return printed[-LAST_OUTPUT:]


def is_last_word(thrown: Thrown, below: Below) -> bool:
    """Whether nothing ordinary follows the statement: no further output, no Spark job that finished."""
    record = thrown.record
    if thrown.stated:
        between = thrown.root.place.line > record.place.line
    else:
        # Directly below the head stands what was logged; further below, what was printed between records.
        between = record.level < Level.WARN and thrown.first_line > record.place.line + 1
    if thrown.stated and ((record.level == Level.WARN and not between) or says_handled(thrown, record)):
        return False
    if record.place.ref.stream == Stream.STDOUT or record.bare or between:
        rest = thrown.last_line - record.place.line + 1
        return not below.goes_on(record.place) and not below.within(record, rest)
    return record.level >= Level.ERROR and not later(below.signals.course.last_job_finished, record.place)


def says_handled(thrown: Thrown, record: Record) -> bool:
    """Whether the line that states a failure also says that the program goes on without."""
    at = thrown.first_line - record.place.line
    line = record.lines[at] if 0 <= at < len(record.lines) else ""
    # A condition's own message advises what to use instead.
    own = line.partition(f"[{thrown.outer.condition}]")[0] if thrown.outer.condition else line
    return says_without(own)


def ran_on(thrown: Thrown, below: Below) -> bool:
    """Whether the program printed on after a traceback and stopped Spark in order: it was caught, or a thread's."""
    record = thrown.record
    outer = thrown.outer
    end = thrown.last_line
    if len(thrown.links) == 1:
        # What stands below a message of one line is the program's output, although it looks like more of it.
        if _of_one_line(outer):
            end = outer.place.line
        elif outer.condition and (below.signals.course.stop == Stop.EXPLICIT or ended_well(below.signals)):
            end = outer.place.line + goes_below(record.lines[outer.place.line - record.place.line + 1 :])
    rest = record.lines[end - record.place.line + 1 :]
    return below.goes_on(record.place) or any_ordinary([line for line in rest if not line[:1].isspace()])


def told_before_stop(thrown: Thrown, signals: Signals) -> bool:
    """Whether a traceback stands above a stop that the program asked for: the interpreter prints an uncaught one below."""
    course = signals.course
    return course.stop == Stop.EXPLICIT and later(course.stopping, thrown.record.place)


def _of_one_line(link: Link) -> bool:
    """Whether an exception's message is a single line by nature: the interpreter's own and AWS' SDK's."""
    return link.type in _OF_ONE_LINE or link.type.startswith(_LIBRARIES_OF_ONE_LINE)


def printed_on(place: Place | None, record: Record, below: Below) -> bool:
    """Whether the program printed on for more than a few lines and stopped in order: it only quoted a log."""
    if place is None or below.signals.course.stop == Stop.NOT_SHOWN:
        return False
    rest = record.lines[place.line - record.place.line + FATAL_MESSAGE_LINES :]
    return below.prints_on(place, FATAL_MESSAGE_LINES) or any_ordinary(rest)


def is_last_line(place: Place | None, record: Record, below: Below) -> bool:
    """Whether nothing ordinary follows a line."""
    if place is None:
        return False
    on = below.anything(place) if place.ref.stream == Stream.STDOUT else below.prints_on(place)
    return not on and not any_ordinary(record.lines[place.line - record.place.line + 1 :])
