"""Failures stated without an exception's form: a job that prints `str(error)`, spark-sql's own messages.

A statement is a line that leads with one of Spark's conditions, or that quotes a condition, an AWS service's
answer or an exception with its message. It says less than a thrown exception: the diagnosis believes it only
where it is the last word.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import re2

from emrdx.model import Stream
from emrdx.signals.aws import service_error
from emrdx.signals.conditions import condition_of, named_condition, sqlstates
from emrdx.signals.exceptions.implied import NAMES_A_CLASS
from emrdx.signals.exceptions.messages import is_tail
from emrdx.signals.layouts import values
from emrdx.signals.model import Language, Level, Link, Place, Record, Thrown, Where
from emrdx.signals.raised import without_records
from emrdx.signals.spoken import in_task

_QUOTED: Final = re2.compile(
    r"(?:^|[\s:(\['\"<])(?P<type>(?:[A-Za-z_][\w$]*\.)*[A-Z]\w*(?:Error|Exception|Failure|Exit|Interrupt|Timeout))"
    r"(?:: |\(['\"]?|>?: )(?P<message>.*)$"
)
# An exception's class without a message, or with one behind a blank: `orders: KeyError`, `raised KeyError 'day'`.
_CLASS: Final = re2.compile(
    r"(?:^|[:=>\-(] ?|\b(?:with|raised|got|by|of|a|an) |\d )(?P<type>(?:[A-Za-z_][\w$]*\.)*[A-Z][a-z]\w*(?:Error|Exception))"
    r"(?:[)>\]'\"]{0,3}\.?$| (?P<message>'[^']{1,200}')$)"
)
_ERRNO: Final = re2.compile(r"(?P<message>\[Errno \d+\] .*)$")
_MARKS: Final = (
    "[",
    "Error",
    "Exception",
    "An error occurred (",
    "is not authorized",
    "Failure",
    "Timeout",
    "(Service: ",
)
_CONTINUED: Final = 12
_MORE: Final = re2.compile(
    r"^(?:[\s'+:!=-]|If |To |Use |Please |Verify |Choose |Add |SQLSTATE|JVM stack|Schema |Set |Consider |Did you |[A-Z][A-Za-z]+ \[|[A-Z]\w+\()"
)
_DOMAINS: Final = frozenset({"com", "io", "java", "javax", "net", "org", "scala", "software"})
_PYTHON_MODULES: Final = frozenset(
    {
        "base",
        "captured",
        "connect",
        "error",
        "errorfactory",
        "errors",
        "exc",
        "exception",
        "exceptions",
        "lib",
    }
)
_QUOTE: Final = re2.compile(
    r"(?s): (?P<rest><urlopen error .*>|\[Errno -?\d+\] .*|\[[A-Z][A-Z0-9_]{4,}(?:\.[A-Z0-9_]+)?\] .*"
    r"|An error occurred \([A-Za-z.]+\) when calling the .*"
    r"|(?:[A-Za-z_][\w$]*\.)*[A-Z]\w*(?:Error|Exception): .*)$"
)

# A message that is another exception's `toString` and nothing else.
_CAUSE: Final = re2.compile(
    r"^\s*(?P<type>(?:[a-z_][\w$]*\.){2,}[A-Z][\w$]*(?:Error|Exception))(?:: (?P<message>(?s:.*)))?$"
)


def quoted(outer: Link) -> Link | None:
    """The failure that an exception's message ends with, after a colon: `raise Own(f"… {error}") from None`.

    A failure named inside a sentence, in brackets or in a record's text is data and not taken.
    """
    if outer.type.endswith(NAMES_A_CLASS):
        return None
    if match := _CAUSE.match(outer.message):
        name = match.group("type")
        return replace(
            outer,
            language=_language_of(name),
            type=name,
            message=match.group("message") or "",
            frames=(),
            condition="",
            sqlstate="",
            quoted=True,
        )
    match = _QUOTE.search(without_records(outer))
    if match is None:
        return None
    rest = match.group("rest").strip("<>")
    link = _link_of(rest, outer.place, anywhere=False)
    where = Where.TASK if in_task(outer.message, rest) else outer.where
    return replace(link, where=where, quoted=True) if link else None


def statements(records: Iterable[Record], thrown: Iterable[Thrown]) -> tuple[Thrown, ...]:
    """The statements on the driver's streams that are no part of a thrown exception."""
    covered = covered_by(thrown)
    found = []
    for record in records:
        if record.place.role.is_worker:
            continue
        for offset, line in enumerate(texts_of(record)):
            number = record.place.line + offset
            marked = any(mark in record.lines[offset] for mark in _MARKS) or named_condition(line)
            if not marked or (record.place.ref.path, number) in covered:
                continue
            for text in in_full(record, line, offset):
                if link := _stated(record, text, offset, number):
                    # A condition's message goes on below it: the SQL text, the plan.
                    below = (
                        goes_below(record.lines[offset + 1 : offset + _CONTINUED]) if link.condition else 0
                    )
                    inner = quoted(link) if link.condition else None
                    found.append(
                        Thrown(
                            links=(link, inner) if inner else (link,),
                            record=record,
                            first_line=number,
                            last_line=number + below,
                            stated=True,
                        )
                    )
    return tuple(found)


def goes_below(lines: Sequence[str]) -> int:
    """How many of the lines below a condition are its message's: its advice, the SQL text, the plan."""
    in_sql = False
    count = 0
    for at, line in enumerate(lines, 1):
        in_sql = in_sql or line.startswith("== SQL")
        if in_sql or is_tail(line) or _MORE.match(line):
            count = at if line.strip() else count
        elif line.strip():
            break
    return count


def is_attempt(record: Record) -> bool:
    """Whether Spark reports one attempt of a task, which says nothing of the run's end."""
    return record.logger == "Executor" and record.message.startswith("Exception in task ")


def covered_by(thrown: Iterable[Thrown]) -> frozenset[tuple[str, int]]:
    """The lines, by source, that exceptions take up."""
    return frozenset((one.record.place.ref.path, line) for one in thrown for line in one.lines)


def texts_of(record: Record) -> tuple[str, ...]:
    return record.lines if record.bare else (record.message, *record.lines[1:])


def in_full(record: Record, line: str, offset: int) -> tuple[str, ...]:
    """A line, or each text that it holds as JSON, which a record's message is only one of."""
    return values(record.lines[offset]) or (line,)


def _stated(record: Record, line: str, offset: int, number: int) -> Link | None:
    if line.startswith("> "):
        # A quotation, as programs print other logs.
        return None
    leads = line.lstrip().startswith("[") or line.startswith("Error in query: [")
    between = offset > 0 and record.level < Level.WARN and not line[:1].isspace()
    printed = record.bare or record.place.ref.stream == Stream.STDOUT or between
    if not leads and not printed and record.level < Level.WARN:
        return None
    if offset > 0 and not leads and not printed:
        return None
    message = "\n".join((line, *record.lines[offset + 1 : offset + _CONTINUED]))
    place = Place(record.place.ref, number)
    link = _link_of(line, place, anywhere=printed or offset == 0, errno=printed)
    if link and (link.condition or link.service_error):
        return replace(link, message=message)
    return link


def _language_of(name: str) -> Language:
    """The language of an exception by its qualified name: Java's packages begin with a domain."""
    packages = name.split(".")[:-1]
    if len(packages) < 2 or (packages[0] not in _DOMAINS and packages[-1] in _PYTHON_MODULES):
        return Language.PYTHON
    return Language.JVM


def _link_of(text: str, place: Place, *, anywhere: bool, errno: bool = True) -> Link | None:
    """The failure that a text names by condition, service error, exception or error number."""
    condition, sqlstate = condition_of(text, anywhere=anywhere)
    error = service_error(text)
    head, end, below = text.partition("\n")
    if not condition and anywhere and (condition := named_condition(head)):
        sqlstate = sqlstates()[condition]
    named = _QUOTED.search(head) or (_ERRNO.search(head) if errno else None) or _CLASS.search(head)
    if not (condition or error or named):
        return None
    groups = named.groupdict() if named else {}
    name = groups.get("type") or ""
    return Link(
        language=_language_of(name),
        type=name,
        message=text if condition or error else (groups.get("message", head) or "") + end + below,
        place=place,
        where=Where.TASK if named and in_task(head, head[named.start() :]) else Where.DRIVER,
        condition=condition,
        sqlstate=sqlstate,
        service_error=error,
    )
