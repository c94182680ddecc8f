"""What was told before a program's own last sentence, or behind it in Spark's log: a sentence that sums up, a value
that was not there, a call that was only named.
"""

import builtins
from typing import Final

import re2

from emrdx.diagnosis.aftermath import says_handled
from emrdx.diagnosis.candidates import Candidate
from emrdx.diagnosis.rules import Rank
from emrdx.diagnosis.wording import leaves_nothing, sums_up
from emrdx.model import Role, Stream
from emrdx.signals.model import Language, Level, Link, Signals, Thrown, Where
from emrdx.signals.spoken import is_authors

PLAIN: Final = frozenset({"Exception", "RuntimeError", "SystemExit"})
PLAIN_OF_JAVA: Final = frozenset({"Exception", "RuntimeException", "IllegalStateException", "Error"})
# Shorter names stand in other words by chance.
LEAST_NAME: Final = 4
# What a program does not bring about by itself, and mostly cannot go on without.
OUTSIDE: Final = frozenset({"access", "dependency", "service", "network", "database"})
# What calls of Spark say once another thread has stopped it.
STOPPED: Final = (
    "SparkContext has been shutdown",
    "SparkContext was shut down",
    "on a stopped SparkContext",
)
_CALL_ALONE: Final = re2.compile(r"An error occurred while calling [oz]:?[\w.$:]+\.\w+\.?\s*$")
PRINTED_LINES: Final = 200
PRINTED: Final = 400
NEAR_LINES: Final = 15
WARNED_LINES: Final = 3
LIBRARIES: Final = ("/site-packages/", "/dist-packages/", "/lib/python", "/lib64/python", ".zip/")
BUILTINS: Final = frozenset(
    name for name in dir(builtins) if name.endswith(("Error", "Exception", "Iteration", "Exit"))
)


def is_own_sentence(candidate: Candidate) -> bool:
    """Whether a program ended itself with a sentence of its own, so that the cause was said before."""
    thrown = candidate.thrown
    if thrown is None:
        return candidate.kind == "code.exit_nonzero"
    if thrown.stated or len(thrown.links) > 1:
        return False
    if thrown.outer.language != Language.PYTHON:
        return is_authors(thrown.outer) and (
            sums_up(thrown.outer.message) or thrown.outer.simple_type in PLAIN_OF_JAVA
        )
    name = thrown.outer.type
    if _lacks_a_value(thrown.outer) or _missing_name(thrown.outer):
        return True
    return name in PLAIN or ("." not in name and name not in BUILTINS) or _raised_by_itself(thrown.outer)


def _lacks_a_value(link: Link) -> bool:
    """Whether a program stumbled over a value that was not there, as after a call that gave nothing."""
    return link.type in {"TypeError", "AttributeError"} and "NoneType" in link.message[:500]


def _missing_name(link: Link) -> str:
    """The key or the name that a program looked up and did not have; empty where the exception is another one."""
    if link.type not in {"KeyError", "NameError", "UnboundLocalError"}:
        return ""
    _, opened, rest = link.message.partition("'")
    name = rest.partition("'")[0] if opened else link.message.strip()
    return name if len(name) >= LEAST_NAME else ""


def _raised_by_itself(link: Link) -> bool:
    """Whether a traceback ends at a `raise` or `assert` of the program, not inside a library."""
    if not link.frames:
        return False
    place, _, code = link.frames[-1].partition(": ")
    return code.startswith(("raise ", "assert ")) and not any(mark in place for mark in LIBRARIES)


def said_before(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The last failure that the same stream states above the program's own sentence."""
    return _said_above(current, found)[-1:]


def _said_above(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    place = current.place
    return [
        one
        for one in found
        if one.thrown is not None
        and one is not current
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
    above = _said_above(current, found)
    return [one for one in above if not (one.match.link and _echoes_stop(one.match.link.message))][:1]


def _echoes_stop(message: str) -> bool:
    return any(words in message[:500] for words in STOPPED)


def behind_call(signals: Signals, found: tuple[Candidate, ...]) -> Candidate | None:
    """The only failure that Spark logged, where a program printed no more of it than that a call of Java failed."""
    printed = (
        line
        for record in signals.records
        if record.place.ref.stream == Stream.STDOUT and record.place.role == Role.DRIVER
        for line in record.lines[:PRINTED_LINES]
    )
    if not any(_CALL_ALONE.search(line[:PRINTED]) for line in printed):
        return None
    pool = [
        one
        for one in found
        if one.rank > Rank.FALLBACK
        and one.where == Where.DRIVER
        and one.thrown is not None
        and not one.thrown.stated
        and one.thrown.record.level >= Level.ERROR
        and one.thrown.record.place.ref.stream == Stream.STDERR
    ]
    return pool[-1] if len({one.kind for one in pool}) == 1 else None


def summed_up(current: Candidate, found: tuple[Candidate, ...]) -> list[Candidate]:
    """The failure told before that a program's own last sentence sums up. What a line only states counts where the
    sentence has no finding of its own and the line does not say that the program goes on without; where a name is
    missing, what failed of that name.
    """
    sentence = current.match.text
    outer = current.thrown.outer if current.thrown else None
    name = _missing_name(outer) if outer else ""
    empty = bool(name) or sums_up(sentence) or (outer is not None and _lacks_a_value(outer))
    above = _said_above(current, found)
    if name and not (named := [one for one in above if one.thrown and _shown_with(name, one.thrown)]):
        # A mapping that lacks a key may be what a denied call left.
        named = [one for one in above if _is_denial(one) and _near(one, current)]
    return [
        one
        for one in (named if name else above)
        if one.thrown is not None
        and (not _only_worded(one.thrown) or _right_above(one.thrown, current.thrown))
        and (
            not one.thrown.stated
            or (
                (empty or one.kind.partition(".")[0] in OUTSIDE)
                and (leaves_nothing(sentence) or not says_handled(one.thrown, one.thrown.record))
            )
        )
    ][-1:]


def _only_worded(thrown: Thrown) -> bool:
    """Whether a warning tells of a failure in words alone, as a loop of retries does."""
    link = thrown.outer
    named = link.type or link.condition or link.service_error is not None
    return thrown.stated and thrown.record.level == Level.WARN and not named


def _right_above(warned: Thrown, ended: Thrown | None) -> bool:
    return ended is not None and 0 < ended.first_line - warned.last_line <= WARNED_LINES


def _is_denial(one: Candidate) -> bool:
    """Whether a program only told that a call was denied, and went on."""
    return one.kind.startswith("access.") and one.thrown is not None and one.thrown.stated


def _near(one: Candidate, current: Candidate) -> bool:
    """Whether a failure stands a few lines above another of its stream."""
    if one.place is None or current.place is None:
        return False
    return current.place.line - one.place.line <= NEAR_LINES


def _shown_with(name: str, thrown: Thrown) -> bool:
    """Whether the lines that tell of a failure name something."""
    first = thrown.first_line - thrown.record.place.line
    last = thrown.last_line - thrown.record.place.line
    return any(name in line for line in thrown.record.lines[max(first, 0) : last + 1])


def reported(cause: Candidate, signals: Signals) -> bool:
    """Whether the program logged an error above its exit, in words that no rule knows."""
    place = cause.place
    return place is not None and any(
        record.level >= Level.ERROR
        and record.place.ref.path == place.ref.path
        and record.place.line < place.line
        and record.place.role == Role.DRIVER
        for record in signals.records
    )
