"""What was told before a program's own last sentence, or behind it in Spark's log: a sentence that sums up, a call that
was only named.
"""

import builtins
from itertools import zip_longest
from typing import Final

import re2

from emrdx.diagnosis.causes.candidates import Candidate
from emrdx.diagnosis.ending.aftermath import says_handled
from emrdx.diagnosis.ending.wording import finds_fault, leaves_nothing, speaks_of_failure, sums_up
from emrdx.diagnosis.knowledge.rules import Rank
from emrdx.model import Stream
from emrdx.signals.exceptions.chain import TRACEBACK
from emrdx.signals.model import Language, Level, Link, Record, Signals, Thrown, Where
from emrdx.signals.raised import shows_data, shows_records
from emrdx.signals.spark import later
from emrdx.signals.spoken import PLAIN, PLAIN_OF_JAVA, is_authors

# What a program does not bring about by itself, and mostly cannot go on without.
OUTSIDE: Final = frozenset({"access", "dependency", "service", "network", "database"})
# What calls of Spark say once another thread has stopped it.
STOPPED: Final = (
    "SparkContext has been shutdown",
    "SparkContext was shut down",
    "on a stopped SparkContext",
)
_CALL_ALONE: Final = re2.compile(
    r"An error occurred while calling [oz]:?[\w.$:]+\.\w+\.?(?:\s*$|[^\w\s.:$]|\s[^\s:])"
    r"|\bPy4JJavaError\b(?:[^:(<'\"]|$)"
)
# An outcome that a list or a table shows for one of several steps.
_OUTCOME: Final = re2.compile(r"\b(?:NOK|FAIL(?:ED)?|ERROR(?:ED)?|failed|broken?)\b")
PRINTED_LINES: Final = 200
PRINTED: Final = 400
NEAR_LINES: Final = 15
WARNED_LINES: Final = 3
LIBRARIES: Final = ("/site-packages/", "/dist-packages/", "/lib/python", "/lib64/python", ".zip/")
# What a scheduler raises that started the program elsewhere and saw it fail.
REPORTERS: Final = frozenset({"airflow.exceptions.AirflowException", "botocore.exceptions.WaiterError"})
BUILTINS: Final = frozenset(
    name for name in dir(builtins) if name.endswith(("Error", "Exception", "Iteration", "Exit"))
)


def is_own_sentence(candidate: Candidate) -> bool:
    """Whether a program ended itself with a sentence of its own, so that the cause was said before."""
    thrown = candidate.thrown
    if thrown is None:
        return candidate.kind == "code.exit_nonzero"
    if thrown.stated or (len(thrown.links) > 1 and thrown.outer.type not in REPORTERS):
        return False
    if thrown.outer.language != Language.PYTHON:
        return is_authors(thrown.outer) and (
            sums_up(thrown.outer.message) or thrown.outer.simple_type in PLAIN_OF_JAVA
        )
    name = thrown.outer.type
    return (
        name in PLAIN
        or name in REPORTERS
        or ("." not in name and name not in BUILTINS)
        or _raised_by_itself(thrown.outer)
    )


def _raised_by_itself(link: Link) -> bool:
    """Whether a traceback ends at a `raise` or `assert` of the program, not inside a library."""
    if not link.frames:
        return False
    place, _, code = link.frames[-1].partition(": ")
    return code.startswith(("raise ", "assert ")) and not any(mark in place for mark in LIBRARIES)


def said_before(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The last failure that the same stream states above the program's own sentence."""
    return said_above(current, found)[-1:]


def said_above(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """What rules know of the same stream above a failure, and no line between tells was made good."""
    place = current.place
    return [
        one
        for one in found
        if one.thrown is not None
        and one is not current
        and not one.recovered
        and one.rank > Rank.FALLBACK
        and one.place is not None
        and place is not None
        and one.place.ref.path == place.ref.path
        and one.place.line < place.line
    ]


def before_spark_stopped(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The first failure that a stream tells of above one that only says that Spark was stopped meanwhile, as other
    threads' calls do once the program's main thread has given up.
    """
    if not (current.match.link and _echoes_stop(current.match.link.message)):
        return []
    above = said_above(current, found)
    return [one for one in above if not (one.match.link and _echoes_stop(one.match.link.message))][:1]


def _echoes_stop(message: str) -> bool:
    return any(words in message[:500] for words in STOPPED)


def behind_call(signals: Signals, found: tuple[Candidate, ...]) -> Candidate | None:
    """The only failure that Spark logged, where a program printed no more of it than that a call of Java failed."""
    if not any(_names_a_call_alone(record) for record in signals.records):
        return None
    gave_up = signals.aborts and speaks_of_failure(signals.course.last_output)
    logged = [
        one
        for one in found
        if one.rank > Rank.FALLBACK
        and (one.where == Where.DRIVER or gave_up)
        and one.thrown is not None
        and one.thrown.record.place.ref.stream == Stream.STDERR
        and (not one.thrown.stated or one.rank > Rank.GENERAL)
    ]
    errors = [one for one in logged if one.thrown and _is_error(one.thrown)]
    pool = errors or [
        one
        for one in logged
        if one.where != Where.DRIVER or not later(signals.course.last_job_finished, one.place)
    ]
    return pool[-1] if len({one.kind for one in pool}) == 1 else None


def _names_a_call_alone(record: Record) -> bool:
    """Whether a program's output names a call of Java that failed, and not on the next line what it failed with."""
    if record.place.ref.stream != Stream.STDOUT or record.place.role.is_worker:
        return False
    lines = record.lines[:PRINTED_LINES]
    return any(
        _CALL_ALONE.search(line[:PRINTED]) and not below.startswith(": ")
        for line, below in zip_longest(lines, lines[1:], fillvalue="")
    )


def _is_error(thrown: Thrown) -> bool:
    return thrown.record.level >= Level.ERROR and not thrown.stated


def summed_up(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure told before that a program's own last sentence sums up. What a line only states counts where the
    sentence has no finding of its own and the line does not say that the program goes on without.
    """
    sentence = current.match.text
    shown = current.thrown is not None and shows_data(current.thrown.outer)
    of_record = current.thrown is not None and shows_records(current.thrown.outer)
    empty = sums_up(sentence) or not sentence.strip()
    return [
        one
        for one in said_above(current, found)
        if one.thrown is not None
        and not (one.thrown.stated and (of_record or (shown and one.thrown.root.message in sentence)))
        and (not only_worded(one.thrown) or right_above(one.thrown, current.thrown))
        and (
            (not one.thrown.stated and (one.thrown.record.level != Level.WARN or is_near(one, current)))
            or (
                one.thrown.stated
                and (empty or one.kind.partition(".")[0] in OUTSIDE)
                and (leaves_nothing(sentence) or not says_handled(one.thrown, one.thrown.record))
            )
        )
    ][-1:]


def only_worded(thrown: Thrown) -> bool:
    """Whether a warning tells of a failure in words alone, as a loop of retries does."""
    link = thrown.outer
    named = link.type or link.condition or link.service_error is not None
    return thrown.stated and thrown.record.level == Level.WARN and not named


def right_above(warned: Thrown, ended: Thrown | None) -> bool:
    """Whether a warning stands directly above what ended the program."""
    return ended is not None and 0 < ended.first_line - warned.last_line <= WARNED_LINES


def is_near(one: Candidate, current: Candidate) -> bool:
    """Whether a failure stands a few lines above another of its stream."""
    if one.thrown is None or current.thrown is None:
        return False
    return current.thrown.first_line - one.thrown.last_line <= NEAR_LINES


def reported(cause: Candidate, signals: Signals) -> bool:
    """Whether the program told above its exit of a failure, in words that no rule knows: it logged an error, or
    printed a line that speaks of one, and not of what a check of its own found.
    """
    place = cause.place
    return place is not None and any(
        _tells_of_failure(record, place.line)
        for record in signals.records
        if record.place.ref.path == place.ref.path
        and record.place.line < place.line
        and record.place.role.is_driver
    )


def _tells_of_failure(record: Record, end: int) -> bool:
    if record.level >= Level.ERROR:
        return True
    lines = record.lines[: max(end - record.place.line, 0)][-NEAR_LINES:] if record.bare else ()
    return any(
        bool(_OUTCOME.search(line[:500])) and not finds_fault(line)
        for line in lines
        if not line[:1].isspace() and TRACEBACK not in line
    )
